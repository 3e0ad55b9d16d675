import { type CellRule, readCell } from "#imports/cells/read-cell.ts";
import { saysNothing } from "#imports/cells/spreadsheet-traces.rules.ts";
import { type CellsMended, readAsEmpty } from "#imports/findings/cells-mended.ts";
import type { Refusal } from "#imports/findings/refusal.ts";
import { wrongWidth } from "#imports/rows/fit-row.rules.ts";
import type { Header } from "#imports/rows/read-header.rules.ts";
import { cellRule, type FileColumn, neededByNew } from "./payment-columns.rules.ts";
import { type ReadingRules, readValue } from "./payment-values.rules.ts";

/** Staged values by the name of their column; "" where the file says nothing. */
export type PaymentRow = Record<string, string>;

/** A column of the file with its place and its rules, found once for all rows. */
export type PlacedColumn = FileColumn & { position: number; rule: CellRule; isNeeded: boolean };

const needed: ReadonlySet<string> = new Set(["reference", ...neededByNew]);

export const placedColumns = (
  { positions }: Header<string>,
  columns: readonly FileColumn[],
): readonly PlacedColumn[] =>
  columns.flatMap((column) => {
    const position = positions.get(column.name);
    if (position === undefined) return [];
    return [{ ...column, position, rule: cellRule(column), isNeeded: needed.has(column.name) }];
  });

type Check = { placed: readonly PlacedColumn[]; width: number; mended: CellsMended; rules: ReadingRules };

/** Reads the cells of a row, or says all that is wrong with them. */
export function checkPayment(
  cells: readonly string[],
  line: number,
  { placed, width, mended, rules }: Check,
): PaymentRow | Refusal[] {
  if (cells.length !== width) return [wrongWidth(cells, line, width)];
  const refusals: Refusal[] = [];
  const row: PaymentRow = {};
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
    else row[column.name] = value?.value ?? "";
  }
  const { period_from: from = "", period_to: to = "" } = row;
  if (from && to && from > to) refuse("period_to", "la période finit avant de commencer", to);
  return refusals.length > 0 ? refusals : row;

  function readOne({ rule }: PlacedColumn, raw: string): string | { reason: string } {
    const cell = readCell(rule, raw);
    if (!cell.ok) return { reason: cell.refusal };
    if (!saysNothing(cell.value)) return cell.value;
    mended.note(readAsEmpty, line);
    return "";
  }
}
