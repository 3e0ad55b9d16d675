/** Preparing a statement seen this often halves its cost to the server. */
const oftenEnough = 5;

/** Each length of an `in` list is another statement: a limit protects the server's memory. */
const mostPrepared = 300;

/** The name a statement is prepared under, once its text was seen often enough. */
export type NameOf = (text: string) => string | undefined;

/** Names the statements of one pool, alike on each of its connections. */
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
