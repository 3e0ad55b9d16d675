import { numbersMeant } from "../holders/number.rules.ts";
import { printable, type Refusal } from "../rows/refusal.ts";

/** Rows left out on purpose, and why. */
export type Skipped = { reason: string; rows: number };

/**
 * What is left out of a directory while the rest is taken: nobody here can mend it, and one establishment without
 * an address must not keep the others away. Every row of it is counted or refused by name.
 */
export type RowsLeftOut = {
  skip(reason: string): void;
  /** Sets a row aside; gives its refusals, with the number by which the establishment is found in its directory. */
  refuse(cells: readonly string[], refusals: readonly Refusal[]): Refusal[];
  readonly refusedRows: number;
  /** Refusals of those rows: any other is of the whole file. */
  readonly refusals: number;
  /** The numbers of those rows, as far as they can be made out: the file does name them. */
  readonly numbers: readonly string[];
  readonly skipped: readonly Skipped[];
};

/** A file that names each of its rows otherwise is not kept in memory for it. */
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
