import { type ChartSize, drawBars } from "#infra/chart/draw-bars.ts";
import { describeMoney } from "#kernel/values/money.ts";
import type { PaymentFilter } from "../reading/payment-filter.rules.ts";
import type { AmountAt } from "../reading/totals.rules.ts";
import { drawnPeriods, nameOfPeriod } from "./periods.rules.ts";

/** `colour`: `#rrggbb`. */
export function drawChart(
  filter: PaymentFilter,
  amounts: readonly AmountAt[],
  { colour, size }: { colour: string; size: ChartSize },
): Promise<string> {
  const drawn = drawnPeriods(amounts);
  const hasLabels = drawn.length <= 6 && size === "wide";
  return drawBars({
    names: drawn.map(({ at }) => axisName(filter, at, size)),
    // Euros are for the height alone; the words above a bar come from the cents.
    bars: [{ name: "Montant", values: drawn.map(({ amount }) => amount / 100), colour }],
    size,
    describeValue: describeEuros,
    ...(hasLabels && {
      label: (_, place) => {
        const amount = drawn[place]?.amount;
        return amount ? describeMoney(amount) : "";
      },
    }),
  });
}

/** Of the axis: "900 €", "0,20 €", "−300 €". */
function describeEuros(euros: number): string {
  const decimals = Number.isInteger(euros) ? 0 : 2;
  const shown = euros.toLocaleString("fr-FR", { minimumFractionDigits: decimals });
  return `${shown.replace("-", "−")} €`;
}

/** A phone has room for the initials of the months. */
function axisName(filter: PaymentFilter, at: number, size: ChartSize): string {
  const name = nameOfPeriod(filter, at);
  return size === "narrow" && filter.year !== null ? name.charAt(0).toUpperCase() : name;
}
