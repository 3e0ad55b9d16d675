import type { BulkSession } from "#infra/db/bulk-session.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { ImportKind } from "#infra/db/tables/import-tables.ts";
import type { HolderId, ImportId } from "#kernel/ids.ts";
import type { Result } from "#kernel/result.ts";
import type { FileSource } from "../detect/file-source.ts";
import type { ImportedFile } from "../detect/imported-file.ts";
import type { RenamedColumns } from "../detect/scan-file.ts";
import type { Encoding } from "../encoding/encoding.rules.ts";
import type { Findings } from "../findings/findings.ts";
import type { Refusal } from "../findings/refusal.ts";

/** One reading of a file, inside the transaction of its import. */
export type Reading<File> = {
  file: File;
  session: BulkSession;
  findings: Findings;
  /** In France, as an ISO date. */
  today: string;
  onBytes(bytes: number): void;
};

/**
 * What can be imported. The engine detects the file, stages it, compares it with what is on file, reports, and applies
 * it if the caller agrees: all in one transaction.
 */
export type ImportSubject<File extends ImportedFile, Staged, Compared extends { report: unknown }> = {
  kind: ImportKind;
  /** What the file does not name is removed. */
  isWhole: boolean;
  detect(source: FileSource, encoding?: Encoding, columns?: RenamedColumns): Promise<Result<File, Refusal>>;
  /** Reads and checks the file into temporary tables. `null`: refused, and the rejects say why. */
  stage(trx: SpaceTransaction, reading: Reading<File>): Promise<Staged | null>;
  /** Compares what was staged with what is on file. `null`: refused. */
  compare(trx: SpaceTransaction, staged: Staged, findings: Findings): Promise<Compared | null>;
  changesSomething(report: Compared["report"]): boolean;
  apply(trx: SpaceTransaction, compared: Compared, run: ImportId): Promise<void>;
  /** A few holders that `apply` touched, of different kinds where there are some. In its transaction. */
  touched(trx: SpaceTransaction, compared: Compared, most: number): Promise<HolderId[]>;
  /** What the log of runs keeps: counts, nothing about people. */
  logged(report: Compared["report"]): Record<string, unknown>;
  /** The message of a bank that the file is. */
  messageOf?(compared: Compared): Message | null;
};

/** `type` is that of ISO 20022, such as `camt.054`. */
export type Message = { type: string; id: string };
