import { done, type Result, refused } from "#kernel/result.ts";
import { cleanCell } from "./clean-cell.rules.ts";
import { isFormula } from "./formula.rules.ts";
import { cellLimits, type RegistryColumn, severalLineColumns } from "./registry-columns.rules.ts";
import { isSpreadsheetError } from "./spreadsheet-traces.rules.ts";

// Nearly all cells: nothing in them that the checks below look for (a test compares both ways).
const ordinary = /^[\dA-Za-zÀ-ÂÄ-ÖØ-öø-ÿŒœŸ][\dA-Za-zÀ-ÂÄ-ÖØ-öø-ÿŒœŸ '’.,@/()_-]*$/;

export function readCell(column: RegistryColumn, raw: string): Result<string, string> {
  if (raw.length <= cellLimits[column] && ordinary.test(raw)) return done(raw.trim());
  return checkCell(column, raw);
}

/** What `readCell` does, without its short cut. */
export function checkCell(column: RegistryColumn, raw: string): Result<string, string> {
  if (raw === "") return done("");
  // Checked before the column's limit, to give the more precise reason.
  if (raw.length <= longestError && isSpreadsheetError(raw.trim())) return refused(spreadsheetError);
  const cell = cleanCell(raw, cellLimits[column], severalLineColumns.has(column));
  if (!cell.ok) return cell;
  // A telephone number may begin with +.
  if (column !== "phone" && isFormula(cell.value)) return refused("formule de tableur interdite");
  return cell;
}

const longestError = 40;
const spreadsheetError = "erreur de tableur : corrigez sa formule ou videz la cellule";
