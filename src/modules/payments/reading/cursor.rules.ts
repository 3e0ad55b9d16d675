import { type Day, dayOf } from "#kernel/values/day.ts";

/** The place of one line in a list sorted by day, then by id. */
export type Place = { paidOn: Day; id: string };

/** `older`: the lines after this place, newest first. `newer`: those before it. */
export type Cursor = { towards: "older" | "newer"; place: Place };

const shape = /^(\d{4})-(\d{2})-(\d{2})_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

export const placeInAddress = ({ paidOn, id }: Place) => `${paidOn}_${id}`;

/** `?avant=` leads to older lines, `?apres=` to newer ones. A forged cursor counts as absent. */
export function readCursor(query: unknown): Cursor | null {
  const { avant, apres } = (query ?? {}) as Record<string, unknown>;
  const older = readPlace(avant);
  if (older) return { towards: "older", place: older };
  const newer = readPlace(apres);
  return newer && { towards: "newer", place: newer };
}

function readPlace(value: unknown): Place | null {
  const [, year, month, day, id] = (typeof value === "string" && shape.exec(value)) || [];
  const paidOn = dayOf(Number(year), Number(month), Number(day));
  return paidOn && id ? { paidOn, id } : null;
}

export type Part<Line> = { lines: readonly Line[]; newer: Place | null; older: Place | null };

/** `found`: up to `most + 1` lines in the order of the query; the one too many tells whether more follow. */
export function partOf<Line extends Place>(
  found: readonly Line[],
  most: number,
  cursor: Cursor | null,
): Part<Line> {
  const more = found.length > most;
  const kept = found.slice(0, most);
  const lines = cursor?.towards === "newer" ? kept.toReversed() : kept;
  const [first, last] = [lines[0] ?? null, lines.at(-1) ?? null];
  if (cursor?.towards === "newer") return { lines, newer: more ? first : null, older: last };
  return { lines, newer: cursor ? first : null, older: more ? last : null };
}
