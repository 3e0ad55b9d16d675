import { whyMarkup } from "#imports/detect/file-kinds.rules.ts";
import type { FileShape } from "#imports/detect/file-shape.ts";
import { whyOtherFiness } from "../directory/finess-kinds.rules.ts";
import { registryColumns } from "./registry-columns.rules.ts";

/** Our own CSV, or a file of the national directory: open data (CSV without header) or FINESS+ (JSON). */
export type Layout = "registry" | "finess_extract" | "finess_plus";

const extractBegins = /^"?(?:finess"?[;,\t|]"?etalab|structureet)"?[;,\t|]/i;

/** The files of a registry. */
export const registryShape: FileShape<Layout> = {
  columns: new Set(registryColumns),
  neverLeftOut: new Set(["number", "postal_code", "city"]),
  table: "registry",
  layoutOf(head) {
    const text = head.trimStart();
    if (text.startsWith("{") || text.startsWith("[")) return "finess_plus";
    return extractBegins.test(text) ? "finess_extract" : "registry";
  },
  whyOther: (layout, head, end) =>
    layout === "finess_plus" ? null : (whyOtherFiness(head, end) ?? whyMarkup(head)),
};
