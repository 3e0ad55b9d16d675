import type { Result } from "#kernel/result.ts";
import type { NumberRule } from "#spaces/space.ts";
import { readBirthDate } from "./birth-date.rules.ts";
import { cleanCell } from "./clean-cell.rules.ts";
import { readCountry } from "./country.ts";
import { readEmail } from "./email.ts";
import { isFormula } from "./formula.rules.ts";
import { readIban } from "./iban.ts";
import { readNumber } from "./number.rules.ts";
import { readPhone } from "./phone.ts";
import { readPostalCode } from "./postal-code.rules.ts";
import type { Header } from "./read-header.rules.ts";
import { type Refusal, refusalOfLine } from "./refusal.ts";
import {
  cellLimits,
  type RegistryColumn,
  registryColumns,
  severalLineColumns,
} from "./registry-columns.rules.ts";

/** A row of the file as a holder on file; an empty string where the file says nothing. */
export type RegistryRow = Record<RegistryColumn, string>;

type Check = { header: Header; today: string; numberRule: NumberRule };

/** Checks one row whole: every cell that is wrong is named, not only the first. */
export function checkRow(cells: readonly string[], line: number, check: Check): RegistryRow | Refusal[] {
  const { header } = check;
  if (cells.length !== header.width) return [wrongWidth(cells, line, header.width)];
  if (cells.every((cell) => cell.trim() === "")) return [refusalOfLine(line, "ligne vide")];
  const refusals: Refusal[] = [];
  const row = { ...blank };
  const refuse = (column: RegistryColumn, reason: string) => {
    refusals.push({ line, column, reason, value: cells[header.positions.get(column) ?? -1] ?? "" });
  };
  for (const [column, position] of header.positions) {
    if (cells[position] === "") continue;
    const cell = cleanCell(cells[position] ?? "", cellLimits[column], severalLineColumns.has(column));
    if (!cell.ok) refuse(column, cell.refusal);
    else if (column !== "phone" && isFormula(cell.value)) refuse(column, "formule de tableur interdite");
    else row[column] = cell.value;
  }
  if (refusals.length === 0) readValues(row, check, refuse);
  return refusals.length > 0 ? refusals : row;
}

function wrongWidth(cells: readonly string[], line: number, width: number): Refusal {
  const count = cells.length === 1 ? "1 cellule" : `${cells.length} cellules`;
  return refusalOfLine(line, `${count} au lieu de ${width} : ligne tronquée ou séparateur de trop`);
}

const blank = Object.fromEntries(registryColumns.map((column) => [column, ""])) as RegistryRow;

/** Reads, in place, what has a meaning of its own. */
function readValues(
  row: RegistryRow,
  { header, today, numberRule }: Check,
  refuse: (column: RegistryColumn, reason: string) => void,
) {
  const read = (column: RegistryColumn, result: Result<string, string>) => {
    if (result.ok) row[column] = result.value;
    else refuse(column, result.refusal);
  };
  read("number", readNumber(numberRule, row.number));
  if (!header.completes) readIdentity(row, read, refuse);
  if (row.email !== "") read("email", readEmail(row.email));
  if (row.phone !== "") read("phone", readPhone(row.phone, row.country, row.postal_code));
  if (row.iban !== "") read("iban", readIban(row.iban));
  if (row.birth_date !== "") read("birth_date", readBirthDate(row.birth_date, today));
}

/** Who and where, without which nobody can be on file. */
function readIdentity(
  row: RegistryRow,
  read: (column: RegistryColumn, result: Result<string, string>) => void,
  refuse: (column: RegistryColumn, reason: string) => void,
) {
  if (row.last_name === "" && row.organisation === "") refuse("last_name", "ni nom ni organisation");
  if (row.city === "") refuse("city", "commune absente");
  read("country", readCountry(row.country || "FR"));
  read("postal_code", readPostalCode(row.postal_code, row.country));
}
