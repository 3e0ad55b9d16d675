export type Row = Readonly<Record<string, string>>;

/** `at`: the number of the line in the posted form. Numbers may have gaps. */
export type RowChange = { kind: "add"; rows: string } | { kind: "remove"; rows: string; at: number };

export const rowsButton = "_rows";

/** Name and id of a cell: `lines-0-amount`. */
export const cellName = (rows: string, at: number, column: string) => `${rows}-${at}-${column}`;

export const addingTo = (rows: string) => `add-${rows}`;
export const removingFrom = (rows: string, at: number) => `remove-${at}-${rows}`;

export function readRowChange(posted: string): RowChange | null {
  const [, rows, at, other] = /^(?:add-(\w+)|remove-(0|[1-9]\d{0,3})-(\w+))$/.exec(posted) ?? [];
  if (rows !== undefined) return { kind: "add", rows };
  return other === undefined ? null : { kind: "remove", rows: other, at: Number(at) };
}

export function readCellName(rows: string, name: string): { at: number; column: string } | null {
  if (!name.startsWith(`${rows}-`)) return null;
  const [, at, column] = /^(0|[1-9]\d{0,3})-(\w+)$/.exec(name.slice(rows.length + 1)) ?? [];
  return column === undefined ? null : { at: Number(at), column };
}

export function rowNumbers(rows: string, columns: readonly string[], names: Iterable<string>): number[] {
  const found = new Set<number>();
  for (const name of names) {
    const cell = readCellName(rows, name);
    if (cell && columns.includes(cell.column)) found.add(cell.at);
  }
  return [...found].sort((a, b) => a - b);
}

/** Number of lines to draw: at least `least`, and every line that has a value. */
export function countRows(rows: string, values: Readonly<Record<string, string>>, least: number): number {
  const places = Object.keys(values).flatMap((name) => readCellName(rows, name)?.at ?? []);
  return Math.max(least, ...places.map((at) => at + 1));
}

export const isBlank = (row: Row) => Object.values(row).every((value) => value.trim() === "");
