import type { ChangeableColumn } from "#infra/db/tables/card-tables.ts";
import { changeableColumns } from "./changeable-columns.rules.ts";

/** Columns that mean something together only: half of an old address beside half of a new one leads nowhere. */
export const changedUnits = ["address", "email", "phone", "iban"] as const;

export type ChangedUnit = (typeof changedUnits)[number];

const unitOf = (column: ChangeableColumn): ChangedUnit =>
  column === "email" || column === "phone" || column === "iban" ? column : "address";

export const columnsOf = (unit: ChangedUnit): readonly ChangeableColumn[] =>
  changeableColumns.filter((column) => unitOf(column) === unit);

export type ComparedColumn = {
  column: ChangeableColumn;
  onFile: string | null;
  offered: string | null;
  /** What was on file before each change made here; `null` without one that still holds. */
  formerly: readonly (string | null)[] | null;
};

/**
 * What an import does with a change made here: the file has caught up with it, would undo it (the change is kept), or
 * brings something else (the file wins). `null`: the file has no changed column of this unit.
 */
export type ChangeFate = "caught_up" | "kept" | "replaced";

export function judgeChange(columns: readonly ComparedColumn[]): ChangeFate | null {
  if (columns.every(({ formerly }) => formerly === null)) return null;
  const differing = columns.filter(({ onFile, offered }) => onFile !== offered);
  if (differing.length === 0) return "caught_up";
  return differing.every(({ offered, formerly }) => formerly?.includes(offered)) ? "kept" : "replaced";
}
