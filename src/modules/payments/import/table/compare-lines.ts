import type { Findings } from "#imports/findings/findings.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { NumberRule } from "#spaces/space.ts";
import type { Layout } from "../../layouts/layout.ts";
import type { TableReport } from "../payments-report.ts";
import { amountsOfLines, countLines } from "./count-lines.queries.ts";
import { lineFaults } from "./line-faults.queries.ts";
import { type Named, resolveLines, resolveTransfers } from "./resolve-lines.queries.ts";
import type { StagedTable } from "./stage-table.ts";
import { analyseStaging } from "./staging.queries.ts";
import { sumFaults } from "./transfer-sums.queries.ts";

export type ComparedTable = { report: TableReport; named: Named; today: string };

/** Compares the staged lines with the payments on file. `null`: refused; one wrong line refuses the file. */
export async function compareLines(
  trx: SpaceTransaction,
  { file, header, today }: StagedTable,
  { rejects, mended, skipped }: Findings,
  layout: Layout,
  numberRule: NumberRule,
): Promise<ComparedTable | null> {
  if (!header) return null;
  await analyseStaging(trx);
  const named = new Set(header.positions.keys());
  await resolveLines(trx, named, layout);
  await resolveTransfers(trx);
  for await (const refusal of lineFaults(trx, named, numberRule === "free")) await rejects.add(refusal);
  if (rejects.count === 0) for await (const refusal of sumFaults(trx)) await rejects.add(refusal);
  if (rejects.count > 0) return null;
  const report: TableReport = {
    is: "table",
    ...(await countLines(trx)),
    amounts: await amountsOfLines(trx),
    skipped: skipped.list,
    mended: mended.list,
    encoding: file.encoding,
    samples: file.samples,
    separator: file.separator,
    ignoredColumns: header.ignored,
  };
  return { report, named, today };
}
