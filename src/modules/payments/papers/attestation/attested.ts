import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Attested } from "#issued/issued-documents.queries.ts";
import type { HolderId } from "#kernel/ids.ts";
import { totalsOf } from "../../reading/totals.queries.ts";
import { paidOf } from "../../reading/totals.rules.ts";

/** What an attestation of that year says; `null` when nothing was paid. */
export async function attestedIn(
  trx: SpaceTransaction,
  holderId: HolderId,
  year: number | null,
): Promise<Attested | null> {
  if (year === null) return null;
  const amount = paidOf(await totalsOf(trx, holderId, { year, status: "paid", search: "" }));
  return amount > 0 ? { kind: "payment_attestation", year, amount } : null;
}
