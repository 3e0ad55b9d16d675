import { closest, distance } from "fastest-levenshtein";

/** A name that is, or nearly is, one of ours and that nothing reads, with the one it may have been meant for. */
export type UnreadName = { name: string; meant: string | null };

const prefix = "PARVIS_";
/** Of the letters of a name: with fewer of them wrong it may still be a slip. */
const slips = 1 / 2;

/** A variable whose name has a slip is a setting that silently does not hold. */
export const unreadNames = (set: readonly string[], known: readonly string[]): UnreadName[] =>
  set
    .filter((name) => !known.includes(name) && (name.startsWith(prefix) || isSlip(name, known)))
    .map((name) => ({ name, meant: name.startsWith(prefix) ? meantBy(name, known) : closest(name, known) }));

/** Of a name that does not begin as ours: one or two letters wrong, as in DATABSE_URL, and long enough to be no chance. */
const isSlip = (name: string, known: readonly string[]) =>
  name.length >= 7 && distance(name, closest(name, known)) <= 2;

function meantBy(name: string, known: readonly string[]): string | null {
  const bare = name.slice(prefix.length);
  if (known.includes(bare)) return bare;
  const nearest = closest(name, known);
  const longest = Math.max(name.length, nearest.length);
  return distance(name, nearest) < (longest - prefix.length) * slips ? nearest : null;
}
