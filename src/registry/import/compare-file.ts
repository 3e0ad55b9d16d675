import type { CellsMended } from "#imports/findings/cells-mended.ts";
import type { Findings } from "#imports/findings/findings.ts";
import type { Refusal } from "#imports/findings/refusal.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { NumberRule } from "#spaces/space.ts";
import { type ChangesMet, meetChanges } from "../changes/meet-changes.ts";
import { registryColumns } from "../rows/registry-columns.rules.ts";
import { compareWithFile, countEmptied, countUnnamed, type NamedColumns } from "./apply.queries.ts";
import type { ImportReport } from "./import-report.ts";
import { settleStaging } from "./settle-staging.queries.ts";
import type { StagedFile } from "./stage-file.ts";
import { doubledNumbers, incompleteHolders, lostZeros } from "./staged-faults.queries.ts";
import { analyseStaging, nameRefused } from "./staging.queries.ts";

export type ComparedFile = {
  report: ImportReport;
  named: NamedColumns;
  /** Changes made here that the file has caught up with or replaces. */
  settled: ChangesMet["settled"];
};

type Comparing = { wholeRegistry: boolean; numberRule: NumberRule };

/** Compares the staged file with the registry. `null`: refused. In a directory, wrong rows are skipped. */
export async function compareFile(
  trx: SpaceTransaction,
  { file, header, leftOut }: StagedFile,
  findings: Findings,
  { wholeRegistry, numberRule }: Comparing,
): Promise<ComparedFile | null> {
  const { rejects, mended, skipped } = findings;
  await analyseStaging(trx);
  const named = [...(header?.positions.keys() ?? [])];
  for await (const refusal of stagedFaults(trx, named, numberRule, mended)) await rejects.add(refusal);
  if (!header || rejects.count > leftOut.refusals) return null;
  await nameRefused(trx, leftOut.numbers);

  const { conflicts, settled } = await meetChanges(trx, named, findings);
  const { live, unnamed } = await countUnnamed(trx);
  const comparison = await compareWithFile(trx, named);
  const report = {
    ...comparison,
    closed: wholeRegistry ? unnamed : 0,
    live,
    refused: leftOut.refusedRows,
    skipped: skipped.list,
    mended: mended.list,
    layout: file.layout,
    encoding: file.encoding,
    samples: file.samples,
    separator: file.separator,
    ignoredColumns: header.ignored,
    absentColumns: registryColumns.filter((column) => !named.includes(column)),
    emptied: comparison.changed > 0 ? await countEmptied(trx, named) : [],
    conflicts,
  };
  return { report, named, settled };
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
