/**
 * What a registry file is: our own CSV, or one of the two deliveries of the national directory of establishments,
 * of open data (CSV without header) and FINESS+ (JSON).
 */
export type Layout = "registry" | "finess_extract" | "finess_plus";

const extractBegins = /^"?(?:finess"?[;,\t|]"?etalab|structureet)"?[;,\t|]/i;

/** Told by how the file begins, as every delivery of the directory begins alike. */
export function layoutOf(head: string): Layout {
  const text = head.trimStart();
  if (text.startsWith("{") || text.startsWith("[")) return "finess_plus";
  return extractBegins.test(text) ? "finess_extract" : "registry";
}
