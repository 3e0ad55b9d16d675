import { describeShortDay } from "#kernel/values/day.ts";
import { describeMoney } from "#kernel/values/money.ts";
import { Card } from "#ui/card.tsx";
import type { NextPayment } from "../next/next-payment.rules.ts";
import { NextPaymentLine } from "../next/next-payment-line.tsx";
import { paymentsPath } from "../payments-path.ts";
import { StatusTag } from "../status-tag.tsx";
import type { LastPayment } from "./home.queries.ts";

type Props = {
  home: string;
  /** Newest first. */
  last: readonly LastPayment[];
  next: NextPayment;
  follows: string | undefined;
};

export const PaymentsCard = ({ home, last, next, follows }: Props) => (
  <Card title="Vos derniers versements">
    {last.length === 0 && <p>Aucun versement pour le moment.</p>}
    {last.length > 0 && (
      <ul class="lines">
        {last.map(({ id, paidOn, label, amount, status }) => (
          <li key={id}>
            <div>
              <a href={`${home}${paymentsPath}/${id}`}>{label}</a>
              <p>
                <strong>{describeMoney(amount)}</strong> · {describeShortDay(paidOn)}
              </p>
            </div>
            <StatusTag status={status} />
          </li>
        ))}
      </ul>
    )}
    <NextPaymentLine next={next} follows={follows} />
    <p>
      <a href={home + paymentsPath}>Voir toutes mes prestations</a>
    </p>
  </Card>
);
