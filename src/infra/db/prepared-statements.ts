/** A statement is prepared from this use on, which halves its cost to the server. */
const oftenEnough = 5;

/** Limits the server's memory: `in` lists of different lengths are different statements. */
const mostPrepared = 300;

/** The name of the prepared statement; `undefined` for a text not used often enough. */
export type NameOf = (text: string) => string | undefined;

/** All connections of a pool use the same names. */
export function namesStatements(): NameOf {
  const seen = new Map<string, number>();
  const names = new Map<string, string>();
  return (text) => {
    const name = names.get(text);
    if (name || names.size >= mostPrepared) return name;
    const times = (seen.get(text) ?? 0) + 1;
    if (seen.size >= mostPrepared * 10) seen.clear();
    seen.set(text, times);
    if (times >= oftenEnough) names.set(text, `parvis_${names.size}`);
    return names.get(text);
  };
}
