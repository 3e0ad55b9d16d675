import { printable, type Refusal } from "#imports/findings/refusal.ts";
import { numbersMeant } from "../holders/number.rules.ts";

/** Refused rows of a directory, left out while the rest is imported: we cannot correct them. */
export type RowsLeftOut = {
  refuse(cells: readonly string[], refusals: readonly Refusal[]): Refusal[];
  readonly refusedRows: number;
  /** The refusals of those rows; any other refusal concerns the whole file. */
  readonly refusals: number;
  readonly numbers: readonly string[];
};

const longestNumber = 40;

export function rowsLeftOut(): RowsLeftOut {
  const numbers: string[] = [];
  let refusals = 0;
  let refusedRows = 0;
  return {
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
  };
}
