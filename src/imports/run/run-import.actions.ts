import { setTimeout as wait } from "node:timers/promises";
import type { Pool } from "pg";
import { type BulkSession, withBulkSession } from "#infra/db/bulk-session.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { milliseconds } from "#kernel/duration.ts";
import type { ImportId, SpaceId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { nameOf } from "../detect/file-source.ts";
import { type ImportedFile, isUnchanged } from "../detect/imported-file.ts";
import { openFindings } from "../findings/findings.ts";
import { type Refusal, refusalOfLine } from "../findings/refusal.ts";
import {
  type ImportDone,
  type ImportOutcome,
  type ImportRequest,
  outcomes,
  type Undone,
} from "./import-outcome.ts";
import { beginImport, endImport, lockImports, todayInFrance } from "./import-runs.queries.ts";
import type { ImportSubject } from "./import-subject.ts";

/** Imports a file in one transaction: all of it or nothing. */
export function runImport<File extends ImportedFile, Staged, Report, Compared extends { report: Report }>(
  pool: Pool,
  space: SpaceId,
  subject: ImportSubject<File, Staged, Compared>,
  request: ImportRequest<Report>,
): Promise<ImportOutcome<Report>> {
  const detect = () => subject.detect(request.path, request.encoding, request.columns);
  return withBulkSession(pool, space, async (session) => {
    if (request.dryRun) return readAndApply(session, subject, await detect(), request, null);
    if (!(await takeLock(session))) return refused({ why: "busy" });

    const file = await detect();
    const named = {
      kind: subject.kind,
      file_name: nameOf(request.path),
      file_sha256: file.ok ? file.value.sha256 : null,
      whole_registry: subject.isWhole,
    };
    if (request.look) return readAndApply(session, subject, file, request, (trx) => beginImport(trx, named));
    const run = await session.db.inTransaction((trx) => beginImport(trx, named));
    const outcome = await readAndApply(session, subject, file, request, async () => run);
    if (!outcome.ok) {
      const counts = outcome.refusal.why === "rejected" ? { refused: outcome.refusal.count } : {};
      await session.db.inTransaction((trx) => endImport(trx, run, { state: "refused", report: counts }));
    }
    return outcome;
  });
}

/** Enough to see different cases, and a short look: a rehearsal locks what it changes. */
const mostTouched = 5;

/** Retries: the server needs about a second to release the lock of a killed import. */
async function takeLock(session: BulkSession): Promise<boolean> {
  for (let tries = 0; tries < 12; tries++) {
    if (await session.db.inTransaction(lockImports)) return true;
    await wait(milliseconds(250));
  }
  return false;
}

async function readAndApply<File extends ImportedFile, Staged, Report, Compared extends { report: Report }>(
  session: BulkSession,
  subject: ImportSubject<File, Staged, Compared>,
  detected: Result<File, Refusal>,
  request: ImportRequest<Report>,
  begin: ((trx: SpaceTransaction) => Promise<ImportId>) | null,
): Promise<ImportOutcome<Report>> {
  const findings = openFindings(request.rejectsPath);
  const { rejects } = findings;
  const { imported, rejected } = outcomes<Report>(findings);
  try {
    const outcome = await session.db.allOrNothing<ImportDone<Report>, Undone<Report>>(async (trx) => {
      if (!detected.ok) {
        await rejects.add(detected.refusal);
        return refused(await rejected());
      }
      const file = detected.value;
      const onBytes = (bytes: number) => request.onProgress(bytes, file.size);
      const today = await todayInFrance(trx);
      const staged = await subject.stage(trx, { file, session, findings, today, onBytes });
      if (!(await isUnchanged(file))) {
        await rejects.add(refusalOfLine(1, "le fichier a changé pendant sa lecture"));
        return refused(await rejected());
      }
      const compared = staged && (await subject.compare(trx, staged, findings));
      if (!compared) return refused(await rejected());
      const { report } = compared;
      if (!begin) return refused({ why: "rehearsed", done: await imported(report) });
      if (subject.changesSomething(report) && !(await request.confirm(report)))
        return refused({ why: "declined", report });
      const run = await begin(trx);
      await subject.apply(trx, compared, run);
      if (request.look) {
        await request.look(trx, await subject.touched(trx, compared, mostTouched));
        return refused({ why: "rehearsed", done: await imported(report) });
      }
      const message = subject.messageOf?.(compared) ?? null;
      await endImport(trx, run, { state: "applied", report: subject.logged(report), message });
      const all = await imported(report);
      await request.applied?.(trx, run, all);
      return done(all);
    });
    if (outcome.ok) return outcome;
    return outcome.refusal.why === "rehearsed" ? done(outcome.refusal.done) : refused(outcome.refusal);
  } finally {
    await rejects.close();
  }
}
