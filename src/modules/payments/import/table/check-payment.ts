import { type CellRule, readCell } from "#imports/cells/read-cell.ts";
import { saysNothing } from "#imports/cells/spreadsheet-traces.rules.ts";
import { type CellsMended, readAsEmpty } from "#imports/findings/cells-mended.ts";
import type { Refusal } from "#imports/findings/refusal.ts";
import { wrongWidth } from "#imports/rows/fit-row.rules.ts";
import type { Header } from "#imports/rows/read-header.rules.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { cellRule, type FileColumn, neededByNew, placeOf } from "./payment-columns.rules.ts";
import { type ReadingRules, readValue } from "./payment-values.rules.ts";

/** Staged values in the order of `fileColumns`; "" where the file says nothing. */
export type PaymentRow = readonly string[];

/** A column with its place in the file and in `PaymentRow`, and its rules; found once for all rows. */
type PlacedColumn = FileColumn & { position: number; place: number; rule: CellRule; isNeeded: boolean };

const needed: ReadonlySet<string> = new Set(["reference", ...neededByNew]);

export const placedColumns = (
  { positions }: Header<string>,
  columns: readonly FileColumn[],
): readonly PlacedColumn[] =>
  columns.flatMap((column, place) => {
    const position = positions.get(column.name);
    if (position === undefined) return [];
    return [{ ...column, position, place, rule: cellRule(column), isNeeded: needed.has(column.name) }];
  });

export type Check = {
  placed: readonly PlacedColumn[];
  /** A row that says nothing. */
  blank: PaymentRow;
  width: number;
  mended: CellsMended;
  rules: ReadingRules;
};

const from = placeOf("period_from");
const to = placeOf("period_to");

/** Reads the cells of a row, or says all that is wrong with them. */
export function checkPayment(
  cells: readonly string[],
  line: number,
  { placed, blank, width, mended, rules }: Check,
): Result<PaymentRow, readonly Refusal[]> {
  if (cells.length !== width) return refused([wrongWidth(cells, line, width)]);
  const refusals: Refusal[] = [];
  const row = blank.slice();
  const refuse = (column: string, reason: string, value: string) =>
    refusals.push({ line, column, reason, value });
  for (const column of placed) {
    const raw = cells[column.position] ?? "";
    const text = raw === "" ? raw : readOne(column, raw);
    if (typeof text !== "string") {
      refuse(column.name, text.reason, raw);
      continue;
    }
    if (text === "" && column.isNeeded) {
      refuse(column.name, "cellule vide", "");
      continue;
    }
    const value = text === "" ? null : readValue(column, text, rules);
    if (value?.ok === false) refuse(column.name, value.refusal, raw);
    else if (value) row[column.place] = value.value;
  }
  const [begins = "", ends = ""] = [row[from], row[to]];
  if (begins && ends && begins > ends) refuse("period_to", "la période finit avant de commencer", ends);
  return refusals.length > 0 ? refused(refusals) : done(row);

  function readOne({ rule }: PlacedColumn, raw: string): string | { reason: string } {
    const cell = readCell(rule, raw);
    if (!cell.ok) return { reason: cell.refusal };
    if (!saysNothing(cell.value)) return cell.value;
    mended.note(readAsEmpty, line);
    return "";
  }
}
