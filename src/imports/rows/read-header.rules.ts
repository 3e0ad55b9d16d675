import type { Refusal } from "../findings/refusal.ts";

export type Header<Column extends string> = {
  positions: ReadonlyMap<Column, number>;
  width: number;
  ignored: readonly string[];
};

export type HeaderRead<Column extends string> = { header: Header<Column>; refusals: Refusal[] };

/** Finds the known columns of a header, in any order. Unknown ones are ignored. */
export function readHeader<Column extends string>(
  columns: readonly Column[],
  cells: readonly string[],
  line: number,
): HeaderRead<Column> {
  const positions = new Map<Column, number>();
  const ignored: string[] = [];
  const seen = new Set<string>();
  const refusals: Refusal[] = [];
  cells.forEach((cell, position) => {
    const name = cell.trim().toLowerCase();
    if (name && seen.has(name)) {
      refusals.push({ line, column: name, reason: "cette colonne est nommée deux fois", value: "" });
      return;
    }
    seen.add(name);
    const column = columns.find((known) => known === name);
    if (column) positions.set(column, position);
    else ignored.push(cell.trim());
  });
  return { header: { positions, width: cells.length, ignored }, refusals };
}
