import { describeMoney } from "#kernel/values/money.ts";
import { Card } from "#ui/card.tsx";
import { Facts } from "#ui/facts.tsx";
import { Notice } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { Title } from "#ui/title.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { MemberView } from "#web/visit.ts";
import { describeHundredths } from "../layouts/describe-cell.rules.ts";
import type { Explanation } from "../layouts/layout.ts";
import type { Payment } from "../payment.ts";
import { paymentsPath } from "../payments-path.ts";

type Props = {
  visit: MemberView;
  payment: Payment;
  /** `null`: no published table gives this amount. */
  explanation: Explanation | null;
};

/** The amount on file, beside the one that the published table gives. */
export function WhyPage({ visit, payment, explanation }: Props) {
  const address = `${visit.home}${paymentsPath}/${payment.id}`;
  return (
    <SpacePage visit={visit} title="Pourquoi ce montant ?" wide>
      <Title lead={payment.label}>Pourquoi ce montant ?</Title>
      <p>
        <a href={address}>Revenir à la prestation</a>
      </p>
      {explanation ? (
        <Explained payment={payment} explanation={explanation} question={`${address}/question`} />
      ) : (
        <Notice tone="info" title="Ce montant ne vient pas d’un barème que nous pouvons montrer">
          <p>
            Il manque une donnée pour le recalculer, ou aucun barème n’est connu pour cette année.{" "}
            <a href={`${address}/question`}>Posez votre question</a> : le service vous l’expliquera.
          </p>
        </Notice>
      )}
    </SpacePage>
  );
}

type ExplainedProps = { payment: Payment; explanation: Explanation; question: string };

const Explained = ({ payment, explanation, question }: ExplainedProps) => (
  <>
    <Verdict isEqual={explanation.computed === payment.amount} question={question} />
    <Card title="Le calcul">
      <Facts
        items={[
          { label: "Années de service", value: String(explanation.years) },
          {
            label: "Ligne du barème",
            value: `${explanation.row.years} ans : ${describeMoney(explanation.row.amount)} par an`,
          },
          { label: "Votre part", value: `${describeHundredths(explanation.share)} %` },
          { label: "Montant calculé", value: describeMoney(explanation.computed) },
          { label: "Montant de la prestation", value: describeMoney(payment.amount) },
        ]}
      />
      <p>
        {describeMoney(explanation.row.amount)} × {describeHundredths(explanation.share)} %, arrondi au
        centime le plus proche : un demi-centime compte pour un centime.
      </p>
    </Card>
    <Card title={`Le barème depuis ${explanation.since}`}>
      <Table
        caption="Montant annuel selon les années de service accomplies"
        columns={[{ label: "Années de service" }, { label: "Montant annuel", numeric: true }]}
        empty="Aucun montant."
        rows={explanation.table.map((row) => [
          row.years === explanation.row.years ? (
            <strong>{`${row.years} ans et plus (votre ligne)`}</strong>
          ) : (
            `${row.years} ans et plus`
          ),
          describeMoney(row.amount),
        ])}
      />
    </Card>
  </>
);

const Verdict = ({ isEqual, question }: { isEqual: boolean; question: string }) =>
  isEqual ? (
    <Notice tone="ok" title="Le montant est celui que donne le barème" />
  ) : (
    <Notice tone="warn" title="Le montant n’est pas celui que donne le barème">
      <p>
        Le service de gestion vérifie cette prestation. Vous n’avez rien à faire, et vous pouvez{" "}
        <a href={question}>poser une question</a>.
      </p>
    </Notice>
  );
