import { readCell } from "#imports/cells/read-cell.ts";
import { type CellsMended, readAsEmpty, zeroGivenBack } from "#imports/findings/cells-mended.ts";
import type { Refusal } from "#imports/findings/refusal.ts";
import { wrongWidth } from "#imports/rows/fit-row.rules.ts";
import type { Result } from "#kernel/result.ts";
import type { NumberRule } from "#spaces/space.ts";
import { emptyNulls } from "./empty-nulls.rules.ts";
import { readValues } from "./read-values.ts";
import {
  cellRules,
  type RegistryColumn,
  type RegistryRow,
  registryColumns,
} from "./registry-columns.rules.ts";
import type { RegistryHeader } from "./registry-header.rules.ts";

/** `awaits`: some cells need columns that only the registry has. */
export type CheckedRow = { row: RegistryRow; awaits: boolean };

export type Check = {
  header: RegistryHeader;
  today: string;
  numberRule: NumberRule;
  mended: CellsMended;
  /** Set for directories, where a refused row is only left out: each row must have all that a new holder needs. */
  standsAlone: boolean;
};

export function checkRow(cells: readonly string[], line: number, check: Check): CheckedRow | Refusal[] {
  const { header, mended } = check;
  if (cells.length !== header.width) return [wrongWidth(cells, line, header.width)];
  const refusals: Refusal[] = [];
  const row = { ...blank };
  const read = (column: RegistryColumn, result: Result<string, string>) => {
    if (result.ok) row[column] = result.value;
    else
      refusals.push({
        line,
        column,
        reason: result.refusal,
        value: cells[header.positions.get(column) ?? -1] ?? "",
      });
  };
  for (const [column, position] of header.positions) {
    const cell = cells[position];
    if (cell) read(column, readCell(cellRules[column], cell));
  }
  if (refusals.length > 0) return refusals;
  const emptied = emptyNulls(row, header.positions);
  const { awaits, lostZero } = readValues(row, check, read);
  if (refusals.length > 0) return refusals;
  for (let each = 0; each < emptied; each++) mended.note(readAsEmpty, line);
  if (lostZero) mended.note(zeroGivenBack, line);
  return { row, awaits };
}

const blank = Object.fromEntries(registryColumns.map((column) => [column, ""])) as RegistryRow;
