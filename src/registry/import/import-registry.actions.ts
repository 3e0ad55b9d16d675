import type { Pool } from "pg";
import { scanFile } from "#imports/detect/scan-file.ts";
import { refusalOfLine } from "#imports/findings/refusal.ts";
import type { ImportOutcome, ImportRequest } from "#imports/run/import-outcome.ts";
import type { ImportSubject } from "#imports/run/import-subject.ts";
import { runImport } from "#imports/run/run-import.actions.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { SpaceId } from "#kernel/ids.ts";
import type { NumberRule } from "#spaces/space.ts";
import { settleChanges } from "../changes/meet-changes.queries.ts";
import { registryShape } from "../rows/registry-shape.rules.ts";
import { analyseHolders, closeUnnamed, findTouched, insertHolders, updateHolders } from "./apply.queries.ts";
import { type ComparedFile, compareFile } from "./compare-file.ts";
import { changesSomething, type ImportReport } from "./import-report.ts";
import { type RegistryFile, type StagedFile, stageFile } from "./stage-file.ts";
import { createStaging } from "./staging.queries.ts";

export type RegistryRequest = ImportRequest<ImportReport> & {
  numberRule: NumberRule;
  /** Holders that the file does not name are closed. */
  wholeRegistry: boolean;
  /** Runs in the same transaction, for what depends on holders newly on file or closed. */
  afterApply(trx: SpaceTransaction): Promise<void>;
};

/** Imports a registry file in one transaction: the whole file or nothing. */
export const importRegistry = (
  pool: Pool,
  space: SpaceId,
  request: RegistryRequest,
): Promise<ImportOutcome<ImportReport>> => runImport(pool, space, registryImport(request), request);

const registryImport = (request: RegistryRequest): ImportSubject<RegistryFile, StagedFile, ComparedFile> => ({
  kind: "registry",
  isWhole: request.wholeRegistry,
  detect: (source, encoding, columns) => scanFile(source, registryShape, encoding, columns),
  async stage(trx, reading) {
    if (reading.file.layout !== "registry" && request.numberRule !== "finess") {
      await reading.findings.rejects.add(noDirectoryHere);
      return null;
    }
    await createStaging(trx);
    return stageFile(reading, request.numberRule);
  },
  compare: (trx, staged, findings) => compareFile(trx, staged, findings, request),
  changesSomething,
  async apply(trx, { named, report, settled }) {
    await updateHolders(trx, named);
    await insertHolders(trx);
    await settleChanges(trx, settled);
    if (report.closed > 0 && report.added * 10 > report.live) await analyseHolders(trx);
    if (request.wholeRegistry) await closeUnnamed(trx);
    await request.afterApply(trx);
  },
  touched: (trx, _, most) => findTouched(trx, most),
  logged: ({ samples: _, ...counts }) => counts,
});

const noDirectoryHere = refusalOfLine(1, "extraction FINESS : ce registre n’est pas celui d’établissements");
