import { cents, type Money } from "#kernel/values/money.ts";
import type { Cell, Column } from "./figures.ts";
import { hideSmallOnes, type ShownCount } from "./hide-small.rules.ts";

type Options = { isDrawn?: boolean; links?: (row: number) => string };

/** Counts that could name somebody. A small one has no link: its list would show who they are. */
export function countColumn(label: string, counts: readonly number[], options: Options = {}): Column {
  const { cells, total } = hideSmallOnes(counts);
  return columnOf(label, cells, total, options);
}

/** Counts of things, such as files. */
export const exactColumn = (label: string, counts: readonly number[], options: Options = {}): Column =>
  columnOf(
    label,
    counts.map((value) => ({ kind: "count", value })),
    { kind: "count", value: counts.reduce((sum, count) => sum + count, 0) },
    options,
  );

function columnOf(
  label: string,
  cells: readonly ShownCount[],
  total: ShownCount,
  { isDrawn = false, links }: Options,
): Column {
  const hrefs = cells.map((cell, row) =>
    links && cell.kind === "count" && cell.value > 0 ? links(row) : null,
  );
  return { label, cells, total, isDrawn, links: hrefs };
}

/** `part` of `whole`, row by row. A share of what is not shown would tell it. */
export const shareColumn = (label: string, part: Column, whole: Column): Column => ({
  label,
  cells: part.cells.map((cell, row) => shareOf(cell, whole.cells[row] ?? hidden)),
  total: part.total && whole.total && shareOf(part.total, whole.total),
  isDrawn: false,
  links: part.cells.map(() => null),
});

/** Amounts of the things that `counted` counts, shown where those are. */
export function moneyColumn(label: string, amounts: readonly Money[], counted: Column): Column {
  const asShown = (amount: Money, count: Cell | null | undefined): Cell =>
    count?.kind === "count" ? { kind: "money", amount } : hidden;
  const total = cents(amounts.reduce((sum, amount) => sum + amount, 0));
  return {
    label,
    cells: amounts.map((amount, row) => asShown(amount, counted.cells[row])),
    total: asShown(total, counted.total),
    isDrawn: false,
    links: amounts.map(() => null),
  };
}

export const wordsColumn = (label: string, cells: readonly Cell[]): Column => ({
  label,
  cells,
  total: null,
  isDrawn: false,
  links: cells.map(() => null),
});

const hidden: Cell = { kind: "hidden" };

export function shareOf(part: Cell, whole: Cell): Cell {
  if (part.kind !== "count" || whole.kind !== "count") return hidden;
  if (whole.value === 0) return { kind: "words", words: "–" };
  return { kind: "share", tenths: Math.round((part.value * 1000) / whole.value) };
}
