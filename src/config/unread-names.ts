import { closest, distance } from "fastest-levenshtein";

export type UnreadName = { name: string; meant: string | null };

const prefix = "PARVIS_";
/** The share of wrong letters below which a name still counts as a typo. */
const slips = 1 / 2;

/** A misspelt variable is a setting that silently does not apply, hence a warning. */
export const unreadNames = (set: readonly string[], known: readonly string[]): UnreadName[] =>
  set
    .filter((name) => !known.includes(name) && (name.startsWith(prefix) || isSlip(name, known)))
    .map((name) => ({ name, meant: name.startsWith(prefix) ? meantBy(name, known) : closest(name, known) }));

/** One or two wrong letters, as in DATABSE_URL; a shorter name could match by chance. */
const isSlip = (name: string, known: readonly string[]) =>
  name.length >= 7 && distance(name, closest(name, known)) <= 2;

function meantBy(name: string, known: readonly string[]): string | null {
  const bare = name.slice(prefix.length);
  if (known.includes(bare)) return bare;
  const nearest = closest(name, known);
  const longest = Math.max(name.length, nearest.length);
  return distance(name, nearest) < (longest - prefix.length) * slips ? nearest : null;
}
