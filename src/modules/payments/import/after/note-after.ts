import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Duration } from "#kernel/duration.ts";
import type { ImportId } from "#kernel/ids.ts";
import type { Layout } from "../../layouts/layout.ts";
import { checkAmounts } from "./check-amounts.queries.ts";
import { noteDeaths } from "./checks.queries.ts";
import { recordChanges } from "./history.queries.ts";
import { noteNotices } from "./notices.queries.ts";
import { withdrawAttestations } from "./withdraw-attestations.queries.ts";

type After = { run: ImportId; today: string; toldFor: Duration; layout: Layout };

/** Writes what follows from the payments in `touched`: history, holders to tell, and what staff must look at. */
export async function noteAfter(trx: SpaceTransaction, { run, today, toldFor, layout }: After) {
  await recordChanges(trx, run);
  await noteNotices(trx, run, toldFor, today);
  await noteDeaths(trx);
  await withdrawAttestations(trx);
  if (layout.check) await checkAmounts(trx, layout, layout.check);
}
