/** Columns whose last cells a spreadsheet does not leave out: without one of these, a line was cut. */
const neverLeftOut: ReadonlySet<string> = new Set(["number", "postal_code", "city"]);

export const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === "");

const dashes = /^[\s+=_-]*$/;

/** A line drawn under a title or between pages. */
export const isRule = (cells: readonly string[]) =>
  /^\s*[+]?[-=_]{3}/.test(cells.find((cell) => cell !== "") ?? "") &&
  cells.every((cell) => dashes.test(cell));

/**
 * A row as wide as its header: empty cells that a spreadsheet left out at the end are put back, and those it left
 * beyond the last column taken away. Any other row keeps its width, which tells that it is wrong.
 */
export function fitRow(cells: readonly string[], header: readonly string[]): readonly string[] {
  if (cells.length === header.length) return cells;
  if (cells.length > header.length) {
    return isBlank(cells.slice(header.length)) ? cells.slice(0, header.length) : cells;
  }
  const missing = header.slice(cells.length);
  if (missing.some((name) => neverLeftOut.has(name.trim().toLowerCase()))) return cells;
  return [...cells, ...missing.map(() => "")];
}
