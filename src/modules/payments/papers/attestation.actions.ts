import type { MemberContext } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { issueDocument } from "#issued/issue-document.actions.ts";
import type { Attested } from "#issued/issued-documents.queries.ts";
import type { HolderId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { layoutOf } from "../layouts/layouts.ts";
import { totalsOf } from "../reading/totals.queries.ts";
import { paidOf } from "../reading/totals.rules.ts";

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

/** Asked twice, it is the same document. */
export const issueAttestation = (
  ctx: MemberContext,
  year: number | null,
): Promise<Result<null, "nothing_to_attest">> =>
  ctx.db.allOrNothing(async (trx) => {
    if (!layoutOf(ctx.space.policy).papers?.includes("attestation")) return refused("nothing_to_attest");
    const attested = await attestedIn(trx, ctx.actor.holderId, year);
    if (!attested) return refused("nothing_to_attest");
    await issueDocument(trx, ctx, attested);
    return done(null);
  });
