/** One part of a list, newest first. The query strings lead to its neighbours; `null`: there is none. */
export type ListPart = {
  /** How many newer lines come before it. */
  skip: number;
  newer: string | null;
  older: string | null;
};

/**
 * The part of `size` lines older than the one numbered `before`. Lines are numbered from the oldest, so that a new
 * one moves none to another part. Anything but a number of the list leads to the newest part.
 */
export function listPart(total: number, before: unknown, size: number): ListPart {
  const newest = newestBefore(before, total);
  const oldest = Math.max(newest - size + 1, 1);
  const above = newest + size + 1;
  return {
    skip: total - newest,
    newer: newest === total ? null : above > total ? "" : `?avant=${above}`,
    older: oldest > 1 ? `?avant=${oldest}` : null,
  };
}

function newestBefore(before: unknown, total: number): number {
  if (typeof before !== "string" || !/^\d{1,9}$/.test(before)) return total;
  const newest = Number(before) - 1;
  return newest >= 1 && newest < total ? newest : total;
}
