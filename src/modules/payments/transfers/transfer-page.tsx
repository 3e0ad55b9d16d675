import { describeShortDay } from "#kernel/values/day.ts";
import { describeMoney } from "#kernel/values/money.ts";
import { Card } from "#ui/card.tsx";
import { Facts } from "#ui/facts.tsx";
import { Title } from "#ui/title.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { MemberView } from "#web/visit.ts";
import type { Layout } from "../layouts/layout.ts";
import { PaymentTable } from "../list/payment-table.tsx";
import { viewInAddress } from "../list/payment-view.rules.ts";
import { BordereauLink } from "../papers/paper-links.tsx";
import type { Payment, Transfer } from "../payment.ts";
import { statusMeaning } from "../payment-words.ts";
import { paymentsPath } from "../payments-path.ts";
import { addressOf, allPayments } from "../reading/payment-filter.rules.ts";
import { ReasonNotice } from "../reasons/reason-notice.tsx";
import { StatusTag } from "../status-tag.tsx";
import { accountFact } from "./account-fact.ts";

type Props = { visit: MemberView; layout: Layout; transfer: Transfer; lines: readonly Payment[] };

/** One transfer, as the bank shows it, and the payments that it consists of. */
export function TransferPage({ visit, layout, transfer, lines }: Props) {
  const address = visit.home + paymentsPath;
  const first = lines[0];
  return (
    <SpacePage visit={visit} title={`Virement du ${describeShortDay(transfer.paidOn)}`} wide>
      <Title lead={`Virement du ${describeShortDay(transfer.paidOn)}`}>
        {describeMoney(transfer.amount)}
      </Title>
      <p>
        <a href={address + addressOf(allPayments, viewInAddress.transfers)}>Revenir à mes virements</a>
      </p>
      {first && (
        <ReasonNotice status={transfer.status} reason={transfer.reason} payment={`${address}/${first.id}`} />
      )}
      <Card title="Le virement">
        <Facts
          items={[
            {
              label: "Statut",
              value: (
                <>
                  <StatusTag status={transfer.status} /> <span>{statusMeaning[transfer.status]}</span>
                </>
              ),
            },
            { label: "Référence", value: transfer.reference },
            ...accountFact(visit.space.policy, transfer),
          ]}
        />
      </Card>
      <Card title={lines.length > 1 ? `Ses ${lines.length} prestations` : "Sa prestation"}>
        <PaymentTable
          layout={layout}
          payments={lines}
          address={address}
          caption={
            lines.length > 1 ? "Leur somme est le montant du virement" : "Son montant est celui du virement"
          }
        />
      </Card>
      <BordereauLink visit={visit} layout={layout} transfer={transfer} />
    </SpacePage>
  );
}
