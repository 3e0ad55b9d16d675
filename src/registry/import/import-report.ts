import type { Encoding } from "../formats/encoding.rules.ts";
import type { Separator } from "../formats/header-place.rules.ts";
import type { Mended } from "../rows/cells-mended.ts";
import type { Layout } from "../rows/layout.rules.ts";
import type { Skipped } from "./rows-left-out.ts";

/** What a file would change, or has changed. */
export type ImportReport = {
  rows: number;
  added: number;
  changed: number;
  same: number;
  /** Among those changed: holders who were closed and are named again. */
  reopened: number;
  /** Only when the file is the whole registry. */
  closed: number;
  /** Holders on file before. */
  live: number;
  /** Rows of a directory that were set aside, the others being taken; any other file is refused whole. */
  refused: number;
  skipped: readonly Skipped[];
  /** Cells that were read as something else than what they hold. */
  mended: readonly Mended[];
  layout: Layout;
  encoding: Encoding;
  /** Cells by which a person sees whether the encoding is the right one; none where that is sure. */
  samples: readonly string[];
  separator: Separator;
  ignoredColumns: readonly string[];
};

const closingLimit = 0.05;

/** Whether so many holders would be closed that a person should say so twice (F-36). */
export const closesTooMany = ({ closed, live }: Pick<ImportReport, "closed" | "live">) =>
  closed > live * closingLimit;

export const changesSomething = ({ added, changed, closed }: ImportReport) => added + changed + closed > 0;
