import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId, ImportId } from "#kernel/ids.ts";
import type { Result } from "#kernel/result.ts";
import type { FileSource } from "../detect/file-source.ts";
import type { RenamedColumns } from "../detect/scan-file.ts";
import type { Encoding } from "../encoding/encoding.rules.ts";
import type { Mended } from "../findings/cells-mended.ts";
import type { Findings } from "../findings/findings.ts";
import type { Refusal } from "../findings/refusal.ts";
import type { RejectsPlace } from "../findings/rejects-file.ts";

export type ImportRequest<Report> = {
  path: FileSource;
  encoding?: Encoding | undefined;
  columns?: RenamedColumns | undefined;
  rejectsPath: RejectsPlace;
  /** Checks and compares only. */
  dryRun: boolean;
  /** Looks from inside at what the import changes, then everything is rolled back: a rehearsal. */
  look?(trx: SpaceTransaction, touched: readonly HolderId[]): Promise<void>;
  /** Writes what follows from an import that is applied, in its transaction. */
  applied?(trx: SpaceTransaction, run: ImportId, done: ImportDone<Report>): Promise<void>;
  /** Called once the whole file is valid and would change something. */
  confirm(report: Report): Promise<boolean>;
  onProgress(bytes: number, size: number): void;
};

export type Refusals = { first: readonly Refusal[]; count: number; rejectsPath: string | null };

export type ImportRefusal<Report> =
  | ({ why: "rejected"; mended: readonly Mended[] } & Refusals)
  | { why: "declined"; report: Report }
  | { why: "busy" };

export type ImportDone<Report> = Report & { setAside: Refusals };

export type ImportOutcome<Report> = Result<ImportDone<Report>, ImportRefusal<Report>>;

/** Why nothing is imported: the file was refused, or this is a dry run. */
export type Undone<Report> = ImportRefusal<Report> | { why: "rehearsed"; done: ImportDone<Report> };

/** Closes the rejects, which an outcome names. */
export function outcomes<Report>({ rejects, mended }: Findings) {
  async function closed(): Promise<Refusals> {
    const rejectsPath = await rejects.close();
    return { first: rejects.first, count: rejects.count, rejectsPath };
  }
  return {
    imported: async (report: Report): Promise<ImportDone<Report>> => ({
      ...report,
      setAside: await closed(),
    }),
    rejected: async (): Promise<ImportRefusal<Report>> => ({
      why: "rejected",
      mended: mended.list,
      ...(await closed()),
    }),
  };
}
