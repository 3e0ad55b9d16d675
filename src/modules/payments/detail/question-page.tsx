import { describeShortDay } from "#kernel/values/day.ts";
import { describeMoney } from "#kernel/values/money.ts";
import { Card } from "#ui/card.tsx";
import { Facts } from "#ui/facts.tsx";
import { Title } from "#ui/title.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { MemberView } from "#web/visit.ts";
import type { Payment } from "../payment.ts";
import { paymentsPath } from "../payments-path.ts";

type Props = { visit: MemberView; payment: Payment; about: "question" | "account" };

/** Who answers about a payment, or takes another account for it, and what to tell them. */
export function QuestionPage({ visit, payment, about }: Props) {
  const { contact } = visit.space.wording;
  const wantsAccount = about === "account";
  const title = wantsAccount ? "Donner un autre compte" : "Une question sur ce versement";
  return (
    <SpacePage visit={visit} title={title}>
      <Title
        lead={
          wantsAccount
            ? "Appelez le service, ou envoyez-lui par courrier un relevé d’identité bancaire (RIB) à votre nom."
            : "Donnez cette référence : une personne du service retrouvera le versement aussitôt."
        }
      >
        {title}
      </Title>
      <Card title="À donner au service">
        <Facts
          items={[
            { label: "Référence", value: payment.reference },
            { label: "Date", value: describeShortDay(payment.paidOn) },
            { label: "Montant", value: describeMoney(payment.amount) },
          ]}
        />
        {wantsAccount && <p>Écrivez cette référence sur le RIB que vous envoyez.</p>}
      </Card>
      <Card title={contact.service}>
        <Facts
          items={[
            {
              label: "Téléphone",
              value: <a href={`tel:${contact.phone.replaceAll(" ", "")}`}>{contact.phone}</a>,
            },
            { label: "Horaires", value: contact.hours },
            ...(wantsAccount ? [{ label: "Courrier", value: contact.address.join(", ") }] : []),
          ]}
        />
        <p>
          <a href={`${visit.home}/contact`}>Toutes les façons de nous joindre</a>
        </p>
      </Card>
      <p>
        <a href={`${visit.home}${paymentsPath}/${payment.id}`}>Revenir au versement</a>
      </p>
    </SpacePage>
  );
}
