import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { ImportKind } from "#infra/db/tables/import-tables.ts";
import type { ImportId } from "#kernel/ids.ts";
import type { Space } from "#spaces/space.ts";
import type { FileSource } from "../detect/file-source.ts";
import type { Encoding } from "../encoding/encoding.rules.ts";
import type { ColumnRead } from "../rows/read-columns.ts";
import type { ImportRefusal, ImportRequest, Refusals } from "../run/import-outcome.ts";
import type { ReportInWords } from "./report-in-words.ts";

/** One run of a kind, in words: what the desk asks of it. `applied`: in the transaction of the import. */
export type DeskRequest = Omit<ImportRequest<never>, "confirm" | "applied"> & {
  wholeRegistry: boolean;
  /** Whether this report is still what a second person approved. */
  agrees(report: ReportInWords): boolean;
  applied?(trx: SpaceTransaction, run: ImportId, done: DeskDone): Promise<void>;
};

export type DeskDone = { report: ReportInWords; listed: Refusals };

export type DeskOutcome =
  | { ok: true; value: DeskDone }
  | { ok: false; refusal: ImportRefusal<ReportInWords> };

/** A kind of file that the desk of imports takes. `src/app.ts` lists them. */
export type DeskKind = {
  kind: ImportKind;
  /** « Registre ». */
  label: string;
  hint: string;
  isOpen(space: Space): boolean;
  /** The file may be the whole registry, and close holders. */
  mayBeWhole: boolean;
  /** The names of its columns in this space, to say which column is which. */
  columns(space: Space): readonly string[];
  run(ctx: Context, request: DeskRequest): Promise<DeskOutcome>;
  /** The columns of a table, with their first values; none for another kind of file. */
  readColumns(space: Space, source: FileSource, encoding: Encoding | undefined): Promise<ColumnRead[]>;
};
