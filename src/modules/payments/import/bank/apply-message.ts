import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { ImportId } from "#kernel/ids.ts";
import { applyEntries, insertOrders, noteOrders, rounds } from "./apply-entries.queries.ts";
import type { ComparedEntries } from "./compare-entries.ts";

/** Writes what a bank says. Fills `touched`. */
export async function applyMessage(trx: SpaceTransaction, { report, today }: ComparedEntries, run: ImportId) {
  if (report.kind === "pain.001") {
    await noteOrders(trx);
    await insertOrders(trx, run);
  }
  for (const [index, says] of rounds.entries())
    if (report[says] > 0) await applyEntries(trx, says, index + 1, today);
}
