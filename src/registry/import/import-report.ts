import type { Separator } from "#imports/detect/header-place.rules.ts";
import type { Encoding } from "#imports/encoding/encoding.rules.ts";
import type { Mended } from "#imports/findings/cells-mended.ts";
import type { Skipped } from "#imports/findings/skipped-rows.ts";
import type { Conflicts } from "../changes/meet-changes.ts";
import type { RegistryColumn } from "../rows/registry-columns.rules.ts";
import type { Layout } from "../rows/registry-shape.rules.ts";

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
  /** Columns that the file does not have: what is on file stays. */
  absentColumns: readonly RegistryColumn[];
  /** Values on file that an empty cell of the file removes. */
  emptied: readonly Emptied[];
  conflicts: Conflicts;
};

export type Emptied = { column: RegistryColumn; cells: number };

const closingLimit = 0.05;

/** Whether so many holders would close that a person must confirm twice (F-36). */
export const closesTooMany = ({ closed, live }: Pick<ImportReport, "closed" | "live">) =>
  closed > live * closingLimit;

export const changesSomething = ({ added, changed, closed }: ImportReport) => added + changed + closed > 0;
