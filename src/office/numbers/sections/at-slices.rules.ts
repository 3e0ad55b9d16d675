import type { Row } from "../shown/figures.ts";
import type { Slice } from "../span/slices.rules.ts";

/** One number for each slice; 0 where nothing was counted. */
export function atSlices<Counted extends { slice: number }>(
  slices: readonly Slice[],
  rows: readonly Counted[],
  countOf: (row: Counted) => number,
): number[] {
  const counts = slices.map(() => 0);
  for (const row of rows) counts[row.slice] = (counts[row.slice] ?? 0) + countOf(row);
  return counts;
}

export const rowsOf = (slices: readonly Slice[]): Row[] => slices.map(({ name, words }) => ({ name, words }));
