import { describeShortDay } from "#kernel/values/day.ts";
import { describeMoney } from "#kernel/values/money.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Facts } from "#ui/facts.tsx";
import { Title } from "#ui/title.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { MemberView } from "#web/visit.ts";
import type { Layout } from "../layouts/layout.ts";
import type { Payment, Transfer } from "../payment.ts";
import { refusedLineMeaning, statusMeaning } from "../payment-words.ts";
import { paymentsPath, transferPath } from "../payments-path.ts";
import type { HistoryLine } from "../reading/history.queries.ts";
import { ReasonNotice } from "../reasons/reason-notice.tsx";
import { RefusedLineNotice } from "../reasons/refused-line-notice.tsx";
import { StatusTag } from "../status-tag.tsx";
import { accountFact } from "../transfers/account-fact.ts";
import { HistoryList } from "./history-list.tsx";
import { layoutFacts } from "./layout-facts.tsx";

type Props = {
  visit: MemberView;
  layout: Layout;
  payment: Payment;
  transfer: Transfer | null;
  history: readonly HistoryLine[];
};

/** One payment: its columns, its transfer and its history. */
export function PaymentPage({ visit, layout, payment, transfer, history }: Props) {
  const address = visit.home + paymentsPath;
  const question = `${address}/${payment.id}/question`;
  const isLineOnly = payment.status === "rejected" && transfer !== null && transfer.status !== "rejected";
  return (
    <SpacePage visit={visit} title={`Prestation du ${describeShortDay(payment.paidOn)}`} wide>
      <Title lead={payment.label}>{describeMoney(payment.amount)}</Title>
      <p>
        <a href={address}>Revenir à mes prestations</a>
      </p>
      {isLineOnly ? (
        <RefusedLineNotice reason={payment.reason} question={question} />
      ) : (
        <ReasonNotice
          status={payment.status}
          reason={payment.reason || (transfer?.reason ?? "")}
          payment={`${address}/${payment.id}`}
        />
      )}
      <Card title="La prestation">
        <Facts
          items={[
            {
              label: "Statut",
              value: (
                <>
                  <StatusTag status={payment.status} />{" "}
                  <span>{isLineOnly ? refusedLineMeaning : statusMeaning[payment.status]}</span>
                </>
              ),
            },
            { label: "Date", value: describeShortDay(payment.paidOn) },
            ...periodOf(payment),
            { label: "Référence", value: payment.reference },
            ...layoutFacts(layout, payment),
          ]}
        />
        {layout.explain?.(payment.detail, payment.amount, payment.paidOn) && (
          <p>
            <a href={`${address}/${payment.id}/pourquoi`}>Pourquoi ce montant ?</a>
          </p>
        )}
      </Card>
      {transfer && (
        <Card title="Le virement">
          <Facts
            items={[
              {
                label: "Référence",
                value: <a href={visit.home + transferPath(transfer.id)}>{transfer.reference}</a>,
              },
              { label: "Montant", value: describeMoney(transfer.amount) },
              ...accountFact(visit.space.policy, transfer),
            ]}
          />
        </Card>
      )}
      <Card title="Historique">
        <HistoryList history={history} />
      </Card>
      <p>
        <ButtonLink href={question} tone="quiet" icon="message-circle-question-mark">
          Une question sur ce versement
        </ButtonLink>
      </p>
    </SpacePage>
  );
}

const periodOf = ({ periodFrom, periodTo }: Payment) =>
  periodFrom || periodTo
    ? [
        {
          label: "Période",
          value: [
            periodFrom && `du ${describeShortDay(periodFrom)}`,
            periodTo && `au ${describeShortDay(periodTo)}`,
          ]
            .filter(Boolean)
            .join(" "),
        },
      ]
    : [];
