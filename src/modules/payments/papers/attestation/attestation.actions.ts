import type { MemberContext } from "#context.ts";
import { issueDocument } from "#issued/issue-document.actions.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { layoutOf } from "../../layouts/layouts.ts";
import { attestedIn } from "./attested.ts";

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
