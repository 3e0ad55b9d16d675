import { numbersMeant } from "../holders/number.rules.ts";
import { printable, type Refusal } from "../rows/refusal.ts";

export type Skipped = { reason: string; rows: number };

/** Rows of a directory left out while the rest is imported: we cannot correct them. Each is counted or named. */
export type RowsLeftOut = {
  skip(reason: string): void;
  refuse(cells: readonly string[], refusals: readonly Refusal[]): Refusal[];
  readonly refusedRows: number;
  /** The refusals of those rows; any other refusal concerns the whole file. */
  readonly refusals: number;
  readonly numbers: readonly string[];
  readonly skipped: readonly Skipped[];
};

/** Limits memory when every row gives another reason. */
const mostReasons = 20;
const others = "autres lignes";
const longestNumber = 40;

export function rowsLeftOut(): RowsLeftOut {
  const reasons = new Map<string, number>();
  const numbers: string[] = [];
  let refusals = 0;
  let refusedRows = 0;
  return {
    skip(named) {
      const reason = reasons.has(named) || reasons.size < mostReasons ? named : others;
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    },
    refuse([number = ""], found) {
      refusedRows += 1;
      numbers.push(...numbersMeant(number.slice(0, longestNumber)));
      refusals += found.length;
      return found.map((refusal) =>
        refusal.column === "number"
          ? refusal
          : { ...refusal, reason: `${refusal.reason}, établissement ${printable(number)}` },
      );
    },
    get refusedRows() {
      return refusedRows;
    },
    get refusals() {
      return refusals;
    },
    numbers,
    get skipped() {
      return [...reasons].map(([reason, rows]) => ({ reason, rows }));
    },
  };
}
