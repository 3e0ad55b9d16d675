import { type Refusal, refusalOfLine } from "../findings/refusal.ts";

export const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === "");

const dashes = /^[\s+=_-]*$/;

/** A line of dashes, under a title or between pages. */
export const isRule = (cells: readonly string[]) =>
  /^\s*[+]?[-=_]{3}/.test(cells.find((cell) => cell !== "") ?? "") &&
  cells.every((cell) => dashes.test(cell));

/** Adds or drops empty cells at the end, as spreadsheets do. Any other row keeps its width, and will be refused. */
export function fitRow(
  cells: readonly string[],
  header: readonly string[],
  neverLeftOut: ReadonlySet<string>,
): readonly string[] {
  if (cells.length === header.length) return cells;
  if (cells.length > header.length) {
    return isBlank(cells.slice(header.length)) ? cells.slice(0, header.length) : cells;
  }
  const missing = header.slice(cells.length);
  if (missing.some((name) => neverLeftOut.has(name.trim().toLowerCase()))) return cells;
  return [...cells, ...missing.map(() => "")];
}

export function wrongWidth(cells: readonly string[], line: number, width: number): Refusal {
  const count = cells.length === 1 ? "1 cellule" : `${cells.length} cellules`;
  return refusalOfLine(line, `${count} au lieu de ${width} : ligne tronquée ou séparateur de trop`);
}
