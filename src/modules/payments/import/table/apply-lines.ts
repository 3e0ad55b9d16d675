import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { ImportId } from "#kernel/ids.ts";
import type { Layout } from "../../layouts/layout.ts";
import { wordColumns } from "../../reading/search-words.rules.ts";
import { touchLines } from "../after/touched.queries.ts";
import { rewordChanged } from "../after/words.queries.ts";
import {
  dropWholeLines,
  insertPayments,
  insertTransfers,
  settleTransfers,
  updatePayments,
  writeDetails,
} from "./apply-lines.queries.ts";
import type { ComparedTable } from "./compare-lines.ts";

/** Writes the lines of a table, and the transfers that they make. Fills `touched`. */
export async function applyLines(
  trx: SpaceTransaction,
  { named, report, today }: ComparedTable,
  layout: Layout,
  run: ImportId,
) {
  await dropWholeLines(trx);
  await insertTransfers(trx, run);
  await insertPayments(trx, run);
  if (report.changed > 0) await updatePayments(trx);
  await writeDetails(trx, named, layout);
  await settleTransfers(trx);
  if (report.changed > 0 && wordColumns(layout).some((name) => !named.has(name)))
    await rewordChanged(trx, layout);
  await touchLines(trx, today);
}
