/** A count as it may be shown. `few`: from 1 to 4. `hidden`: it would let a reader compute one of those. */
export type ShownCount = { kind: "count"; value: number } | { kind: "few" } | { kind: "hidden" };

export type ShownLine = { cells: readonly ShownCount[]; total: ShownCount };

const few: ShownCount = { kind: "few" };
const hidden: ShownCount = { kind: "hidden" };
const counted = (value: number): ShownCount => ({ kind: "count", value });

/** Fewer people than this could be recognised. */
const leastShown = 5;
const mostHidden = leastShown - 1;

const isSmall = (count: number) => count > 0 && count < leastShown;

/** A count that is shown with no sum of others beside it. */
export const hideSmall = (count: number): ShownCount => (isSmall(count) ? few : counted(count));

/**
 * Counts, and their total. A total minus the counts that are shown is the sum of those that are not: one more count is
 * hidden, so that each small one could still be anything from 1 to 4. If that is not enough the total is hidden too.
 * Which count is hidden depends on places alone: a choice by size would tell something about the small ones.
 */
export function hideSmallOnes(counts: readonly number[]): ShownLine {
  const total = sumOf(counts);
  const small = counts.filter(isSmall);
  if (small.length === 0) return { cells: counts.map(counted), total: counted(total) };
  const cover = nearestTo(counts.findIndex(isSmall), counts);
  const cells = counts.map((count, place) => {
    if (isSmall(count)) return few;
    return place === cover ? hidden : counted(count);
  });
  const covered = sumOf(small) + (cover === null ? 0 : (counts[cover] ?? 0));
  if (covered >= small.length * mostHidden + leastShown) return { cells, total: counted(total) };
  return { cells, total: small.length === 1 && isSmall(total) ? few : hidden };
}

/** The place of the nearest count that is neither small nor zero. */
function nearestTo(start: number, counts: readonly number[]): number | null {
  const [nearest] = counts
    .map((count, place) => ({ count, place, distance: Math.abs(place - start) }))
    .filter(({ count }) => count >= leastShown)
    .toSorted((a, b) => a.distance - b.distance);
  return nearest?.place ?? null;
}

const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
