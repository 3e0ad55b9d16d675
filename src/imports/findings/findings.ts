import { type CellsMended, cellsMended } from "./cells-mended.ts";
import { openRejects, type Rejects, type RejectsPlace } from "./rejects-file.ts";
import { type SkippedRows, skippedRows } from "./skipped-rows.ts";

/** What one reading of a file found. */
export type Findings = { rejects: Rejects; mended: CellsMended; skipped: SkippedRows };

export const openFindings = (rejectsPath: RejectsPlace): Findings => ({
  rejects: openRejects(rejectsPath),
  mended: cellsMended(),
  skipped: skippedRows(),
});
