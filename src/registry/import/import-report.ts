import type { Encoding } from "../formats/encoding.rules.ts";
import type { Separator } from "../formats/header-place.rules.ts";
import type { Mended } from "../rows/cells-mended.ts";
import type { Layout } from "../rows/layout.rules.ts";
import type { Skipped } from "./rows-left-out.ts";

export type ImportReport = {
  rows: number;
  added: number;
  changed: number;
  same: number;
  reopened: number;
  closed: number;
  live: number;
  /** Refused rows of a directory: its other rows are imported. In any other file, one wrong row refuses the file. */
  refused: number;
  skipped: readonly Skipped[];
  mended: readonly Mended[];
  layout: Layout;
  encoding: Encoding;
  /** Cells that let a person check the encoding; empty when it is certain. */
  samples: readonly string[];
  separator: Separator;
  ignoredColumns: readonly string[];
};

const closingLimit = 0.05;

/** Whether so many holders would close that a person must confirm twice (F-36). */
export const closesTooMany = ({ closed, live }: Pick<ImportReport, "closed" | "live">) =>
  closed > live * closingLimit;

export const changesSomething = ({ added, changed, closed }: ImportReport) => added + changed + closed > 0;
