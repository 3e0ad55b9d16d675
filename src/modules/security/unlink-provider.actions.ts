import { endLinks } from "#account/providers/provider-links.queries.ts";
import { providerUnlinked } from "#account/providers/provider-unlinked.actions.ts";
import { type ChangedOften, takeChange } from "#account/tries/take-change.actions.ts";
import type { MemberContext } from "#context.ts";
import { done, type Result, refused } from "#kernel/result.ts";

/** "gone": nothing was linked. */
export const unlinkProvider = (
  ctx: MemberContext,
  provider: string,
): Promise<Result<null, ChangedOften | { kind: "gone" }>> =>
  ctx.db.allOrNothing<null, ChangedOften | { kind: "gone" }>(async (trx) => {
    const { accountId, holderId, sessionId } = ctx.actor;
    if (!(await endLinks(trx, accountId))) return refused({ kind: "gone" });
    const counted = await takeChange(trx, ctx, holderId);
    if (!counted.ok) return counted;
    await providerUnlinked(trx, ctx, ctx.actor, { accountId, holderId, kept: sessionId }, provider);
    return done(null);
  });
