import type { Day } from "#kernel/values/day.ts";
import { cents, type Money } from "#kernel/values/money.ts";
import type { Detail, Explanation } from "../layout.ts";

type Table = { since: number; rows: readonly { years: number; amount: Money }[] };

/** Yearly amounts by years of service, fewest first. A table holds until a newer one replaces it. */
const tables: readonly Table[] = [
  {
    since: 2023,
    rows: [
      { years: 15, amount: cents(51_250) },
      { years: 20, amount: cents(102_495) },
      { years: 25, amount: cents(204_990) },
      { years: 30, amount: cents(269_050) },
      { years: 35, amount: cents(307_485) },
    ],
  },
];

/** In hundredths of a per cent. */
const whole = 10_000;

/** To the nearest cent, half a cent upwards. Exact: both factors are whole numbers. */
const partOf = (amount: Money, share: number) => cents(Math.floor((amount * share + whole / 2) / whole));

/**
 * The row that the years of service reach, times the share. `null` where it cannot be told: no table of that year, too
 * few years, a value that is not on file, or a line that takes money back.
 */
export function explainAmount(detail: Detail, amount: Money, paidOn: Day): Explanation | null {
  const { year, years, right_share: share } = detail;
  if (amount < 0 || typeof years !== "number" || typeof share !== "number") return null;
  const of = typeof year === "number" ? year : Number(paidOn.slice(0, 4));
  const table = tables.findLast(({ since }) => since <= of);
  const row = table?.rows.findLast((each) => each.years <= years);
  if (!table || !row || share < 0 || share > whole) return null;
  const computed = partOf(row.amount, share);
  return { since: table.since, table: table.rows, row, years, share, computed };
}

export function checkAmount(detail: Detail, amount: Money, paidOn: Day): "amount_differs" | null {
  const explained = explainAmount(detail, amount, paidOn);
  return explained && explained.computed !== amount ? "amount_differs" : null;
}
