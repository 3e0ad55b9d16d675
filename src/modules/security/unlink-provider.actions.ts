import { endLinks } from "#account/providers/provider-links.queries.ts";
import { providerUnlinked } from "#account/providers/provider-unlinked.actions.ts";
import type { Session } from "#account/sessions/sessions.queries.ts";
import { type ChangedOften, takeChange } from "#account/tries/take-change.actions.ts";
import type { Context } from "#context.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Visitor } from "#kernel/visitor.ts";

/** No identity of a provider opens the account any more. "gone" when none did. */
export const unlinkProvider = (
  ctx: Context,
  visitor: Visitor,
  session: Session,
  provider: string,
): Promise<Result<null, ChangedOften | { kind: "gone" }>> =>
  ctx.db.allOrNothing<null, ChangedOften | { kind: "gone" }>(async (trx) => {
    if (!(await endLinks(trx, session.accountId))) return refused({ kind: "gone" });
    const counted = await takeChange(trx, ctx, session.holderId);
    if (!counted.ok) return counted;
    await providerUnlinked(trx, ctx, visitor, { ...session, kept: session.id }, provider);
    return done(null);
  });
