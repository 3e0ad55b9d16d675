import { done, type Result, refused } from "#kernel/result.ts";
import { cleanCell } from "./clean-cell.rules.ts";
import { isFormula } from "./formula.rules.ts";
import { isSpreadsheetError } from "./spreadsheet-traces.rules.ts";

/** What the cells of a column may hold. */
export type CellRule = {
  /** Characters. */
  limit: number;
  /** Each line break becomes a space. */
  mayBreakLines?: boolean;
  /** A telephone number may begin with +, an amount with -. */
  mayBeginAsFormula?: boolean;
};

// Nearly all cells: nothing in them that the checks below look for (a test compares both ways).
const ordinary = /^[\dA-Za-zÀ-ÂÄ-ÖØ-öø-ÿŒœŸ][\dA-Za-zÀ-ÂÄ-ÖØ-öø-ÿŒœŸ '’.,@/()_-]*$/;

/** The trimmed text of a cell, or why it is refused. */
export function readCell(rule: CellRule, raw: string): Result<string, string> {
  if (raw.length <= rule.limit && ordinary.test(raw)) return done(raw.trim());
  return checkCell(rule, raw);
}

/** What `readCell` does, without its short cut. */
export function checkCell(rule: CellRule, raw: string): Result<string, string> {
  if (raw === "") return done("");
  // Checked before the column's limit, to give the more precise reason.
  if (raw.length <= longestError && isSpreadsheetError(raw.trim())) return refused(spreadsheetError);
  const cell = cleanCell(raw, rule.limit, rule.mayBreakLines ?? false);
  if (!cell.ok) return cell;
  if (!rule.mayBeginAsFormula && isFormula(cell.value)) return refused("formule de tableur interdite");
  return cell;
}

const longestError = 40;
const spreadsheetError = "erreur de tableur : corrigez sa formule ou videz la cellule";
