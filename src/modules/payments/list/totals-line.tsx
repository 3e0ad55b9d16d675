import { describeMoney } from "#kernel/values/money.ts";
import { statusWords } from "../payment-words.ts";
import { paidOf, type Totals } from "../reading/totals.rules.ts";
import type { PaymentView } from "./payment-view.rules.ts";

type Props = { totals: Totals; view: PaymentView; shown: number };

/** How many there are, and one sum for each status, over all pages. */
export const TotalsLine = ({ totals, view, shown }: Props) => (
  <div class="totals">
    <p>{countOf(totals.count, shown, view)}</p>
    <dl class="sums">
      <div class="sums-main">
        <dt>Total payé</dt>
        <dd>{describeMoney(paidOf(totals))}</dd>
      </div>
      {totals.sums
        .filter(({ status, amount }) => status !== "paid" && amount !== 0)
        .map(({ status, amount }) => (
          <div key={status}>
            <dt>Total {statusWords[status].one.toLowerCase()}</dt>
            <dd>{describeMoney(amount)}</dd>
          </div>
        ))}
    </dl>
  </div>
);

function countOf(count: number, shown: number, view: PaymentView): string {
  const [one, several, none] =
    view === "payments"
      ? ["prestation", "prestations", "Aucune prestation"]
      : ["virement", "virements", "Aucun virement"];
  if (count === 0) return `${none}.`;
  if (count === 1) return `1 ${one}.`;
  return shown < count ? `${shown} sur ${count} ${several}.` : `${count} ${several}.`;
}
