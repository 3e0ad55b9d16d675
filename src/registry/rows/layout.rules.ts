/** Our own CSV, or a file of the national directory: open data (CSV without header) or FINESS+ (JSON). */
export type Layout = "registry" | "finess_extract" | "finess_plus";

const extractBegins = /^"?(?:finess"?[;,\t|]"?etalab|structureet)"?[;,\t|]/i;

export function layoutOf(head: string): Layout {
  const text = head.trimStart();
  if (text.startsWith("{") || text.startsWith("[")) return "finess_plus";
  return extractBegins.test(text) ? "finess_extract" : "registry";
}
