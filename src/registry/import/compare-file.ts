import { sql } from "kysely";
import type { BulkSession } from "#infra/db/bulk-session.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Result } from "#kernel/result.ts";
import type { NumberRule } from "#spaces/space.ts";
import { isUnchanged, type ScannedFile } from "../formats/scan-file.ts";
import type { CellsMended } from "../rows/cells-mended.ts";
import { type Refusal, refusalOfLine } from "../rows/refusal.ts";
import { compareWithFile, countUnnamed, type NamedColumns } from "./apply.queries.ts";
import type { ImportReport } from "./import-report.ts";
import type { Rejects } from "./rejects-file.ts";
import { settleStaging } from "./settle-staging.queries.ts";
import { stageFile } from "./stage-file.ts";
import { doubledNumbers, incompleteHolders, lostZeros } from "./staged-faults.queries.ts";
import { analyseStaging, createStaging, nameRefused } from "./staging.queries.ts";

export type ComparedFile = { report: ImportReport; named: NamedColumns };

type Reading = {
  wholeRegistry: boolean;
  numberRule: NumberRule;
  onProgress(bytes: number, size: number): void;
};

export type Findings = { rejects: Rejects; mended: CellsMended };

/** Checks the whole file and compares it with the registry. `null`: refused. In a directory, wrong rows are skipped. */
export async function compareFile(
  trx: SpaceTransaction,
  session: BulkSession,
  scanned: Result<ScannedFile, Refusal>,
  { wholeRegistry, numberRule, onProgress }: Reading,
  { rejects, mended }: Findings,
): Promise<ComparedFile | null> {
  if (!scanned.ok) {
    await rejects.add(scanned.refusal);
    return null;
  }
  const file = scanned.value;
  if (file.layout !== "registry" && numberRule !== "finess") {
    await rejects.add(noDirectoryHere);
    return null;
  }
  await createStaging(trx);
  const today = await todayInFrance(trx);
  const onBytes = (bytes: number) => onProgress(bytes, file.size);
  const { header, leftOut } = await stageFile(file, {
    session,
    rejects,
    mended,
    numberRule,
    today,
    onBytes,
  });
  if (!(await isUnchanged(file)))
    await rejects.add(refusalOfLine(1, "le fichier a changé pendant sa lecture"));
  await analyseStaging(trx);
  const named = [...(header?.positions.keys() ?? [])];
  for await (const refusal of stagedFaults(trx, named, numberRule, mended)) await rejects.add(refusal);
  if (!header || rejects.count > leftOut.refusals) return null;
  await nameRefused(trx, leftOut.numbers);

  const { live, unnamed } = await countUnnamed(trx);
  const report = {
    ...(await compareWithFile(trx, named)),
    closed: wholeRegistry ? unnamed : 0,
    live,
    refused: leftOut.refusedRows,
    skipped: leftOut.skipped,
    mended: mended.list,
    layout: file.layout,
    encoding: file.encoding,
    samples: file.samples,
    separator: file.separator,
    ignoredColumns: header.ignored,
  };
  return { report, named };
}

async function* stagedFaults(
  trx: SpaceTransaction,
  named: NamedColumns,
  numberRule: NumberRule,
  mended: CellsMended,
): AsyncGenerator<Refusal> {
  yield* doubledNumbers(trx);
  // Every FINESS number has a check digit, which already reveals a lost zero.
  if (numberRule === "free") yield* lostZeros(trx);
  yield* settleStaging(trx, named, mended);
  yield* incompleteHolders(trx, named);
}

const noDirectoryHere = refusalOfLine(1, "extraction FINESS : ce registre n’est pas celui d’établissements");

async function todayInFrance(trx: SpaceTransaction): Promise<string> {
  const { rows } = await sql<{ today: string }>`
    select (now() at time zone 'Europe/Paris')::date::text as today`.execute(trx);
  return rows[0]?.today ?? "";
}
