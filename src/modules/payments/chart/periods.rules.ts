import { cents } from "#kernel/values/money.ts";
import type { PaymentFilter } from "../reading/payment-filter.rules.ts";
import type { AmountAt } from "../reading/totals.rules.ts";

const months = [
  "janvier",
  "février",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "août",
  "septembre",
  "octobre",
  "novembre",
  "décembre",
];

/** "novembre", or "2026". */
export const nameOfPeriod = ({ year }: PaymentFilter, at: number): string =>
  year === null ? String(at) : (months[at - 1] ?? String(at));

const mostBars = 12;

/**
 * Periods without payments are shown too: all months of a year, or the years between the first and the last, unless
 * they are too many for a picture. The sum stays that of `amounts`.
 */
export function allPeriods({ year }: PaymentFilter, amounts: readonly AmountAt[]): readonly AmountAt[] {
  const [first, last] = [amounts[0]?.at, amounts.at(-1)?.at];
  if (first === undefined || last === undefined) return [];
  const [from, to] = year === null ? [first, last] : [1, 12];
  if (to - from >= mostBars) return amounts;
  return Array.from({ length: to - from + 1 }, (_, place) => {
    const at = from + place;
    return { at, amount: amounts.find((each) => each.at === at)?.amount ?? cents(0) };
  });
}

/** What the picture has room for: the latest. */
export const drawnPeriods = (amounts: readonly AmountAt[]) => amounts.slice(-mostBars);
