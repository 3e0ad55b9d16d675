import { basename } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Pool } from "pg";
import { type BulkSession, withBulkSession } from "#infra/db/bulk-session.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { milliseconds } from "#kernel/duration.ts";
import type { ImportId, SpaceId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { NumberRule } from "#spaces/space.ts";
import type { Encoding } from "../formats/encoding.rules.ts";
import { type ScannedFile, scanFile } from "../formats/scan-file.ts";
import { type CellsMended, cellsMended, type Mended } from "../rows/cells-mended.ts";
import type { Refusal } from "../rows/refusal.ts";
import { analyseHolders, closeUnnamed, insertHolders, updateHolders } from "./apply.queries.ts";
import { type ComparedFile, compareFile } from "./compare-file.ts";
import { changesSomething, type ImportReport } from "./import-report.ts";
import { beginImport, endImport, lockImports } from "./imports.queries.ts";
import { openRejects, type Rejects } from "./rejects-file.ts";

export type ImportRequest = {
  path: string;
  numberRule: NumberRule;
  encoding?: Encoding | undefined;
  rejectsPath: string;
  /** Holders that the file does not name are closed. */
  wholeRegistry: boolean;
  dryRun: boolean;
  /** Called once the whole file is valid and would change something. */
  confirm(report: ImportReport): Promise<boolean>;
  /** Runs in the same transaction, for what depends on holders newly on file or closed. */
  afterApply(trx: SpaceTransaction): Promise<void>;
  onProgress(bytes: number, size: number): void;
};

export type ImportRefusal =
  | ({ why: "rejected"; mended: readonly Mended[] } & Refusals)
  | { why: "declined"; report: ImportReport }
  | { why: "busy" };

export type Refusals = { first: readonly Refusal[]; count: number; rejectsPath: string | null };

export type ImportDone = ImportReport & { setAside: Refusals };

export type ImportOutcome = Result<ImportDone, ImportRefusal>;

/** Why nothing is imported: the file was refused, or this is a dry run. */
type Undone = ImportRefusal | { why: "rehearsed"; done: ImportDone };

/** Imports a registry file in one transaction: the whole file or nothing. */
export function importRegistry(pool: Pool, space: SpaceId, request: ImportRequest): Promise<ImportOutcome> {
  return withBulkSession(pool, space, async (session) => {
    if (request.dryRun)
      return readAndApply(session, await scanFile(request.path, request.encoding), request, null);
    if (!(await takeLock(session))) return refused({ why: "busy" });

    const scanned = await scanFile(request.path, request.encoding);
    const run = await session.db.inTransaction((trx) =>
      beginImport(trx, {
        fileName: basename(request.path),
        file: scanned.ok ? scanned.value : null,
        wholeRegistry: request.wholeRegistry,
      }),
    );
    const outcome = await readAndApply(session, scanned, request, run);
    if (!outcome.ok)
      await session.db.inTransaction((trx) => endImport(trx, run, "refused", countsOf(outcome.refusal)));
    return outcome;
  });
}

const countsOf = (refusal: ImportRefusal) => (refusal.why === "rejected" ? { refused: refusal.count } : {});

/** Retries: the server needs about a second to release the lock of a killed import. */
async function takeLock(session: BulkSession): Promise<boolean> {
  for (let tries = 0; tries < 12; tries++) {
    if (await session.db.inTransaction(lockImports)) return true;
    await wait(milliseconds(250));
  }
  return false;
}

async function readAndApply(
  session: BulkSession,
  scanned: Result<ScannedFile, Refusal>,
  request: ImportRequest,
  run: ImportId | null,
): Promise<ImportOutcome> {
  const rejects = openRejects(request.rejectsPath);
  const mended = cellsMended();
  try {
    const outcome = await session.db.allOrNothing<ImportDone, Undone>(async (trx) => {
      const found = await compareFile(trx, session, scanned, request, { rejects, mended });
      if (!found) return refused(await rejected(rejects, mended));
      if (!run) return refused({ why: "rehearsed", done: await imported(found.report, rejects) });
      if (changesSomething(found.report) && !(await request.confirm(found.report)))
        return refused({ why: "declined", report: found.report });
      await apply(trx, found, request);
      await endImport(trx, run, "applied", found.report);
      return done(await imported(found.report, rejects));
    });
    if (outcome.ok) return outcome;
    return outcome.refusal.why === "rehearsed" ? done(outcome.refusal.done) : refused(outcome.refusal);
  } finally {
    await rejects.close();
  }
}

async function imported(report: ImportReport, rejects: Rejects): Promise<ImportDone> {
  return { ...report, setAside: await closed(rejects) };
}

async function rejected(rejects: Rejects, mended: CellsMended): Promise<ImportRefusal> {
  return { why: "rejected", mended: mended.list, ...(await closed(rejects)) };
}

async function closed(rejects: Rejects): Promise<Refusals> {
  const rejectsPath = await rejects.close();
  return { first: rejects.first, count: rejects.count, rejectsPath };
}

async function apply(trx: SpaceTransaction, { named, report }: ComparedFile, request: ImportRequest) {
  await updateHolders(trx, named);
  await insertHolders(trx);
  if (report.closed > 0 && report.added * 10 > report.live) await analyseHolders(trx);
  if (request.wholeRegistry) await closeUnnamed(trx);
  await request.afterApply(trx);
}
