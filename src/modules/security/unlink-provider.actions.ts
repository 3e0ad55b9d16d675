import { endLinks } from "#account/provider-links.queries.ts";
import { providerUnlinked } from "#account/provider-unlinked.actions.ts";
import type { Session } from "#account/sessions.queries.ts";
import type { Context } from "#context.ts";
import type { Visitor } from "#kernel/visitor.ts";

/** No identity of a provider opens the account any more. False when none did. */
export const unlinkProvider = (ctx: Context, visitor: Visitor, session: Session, provider: string) =>
  ctx.db.inTransaction(async (trx) => {
    if (!(await endLinks(trx, session.accountId))) return false;
    await providerUnlinked(trx, ctx, visitor, { ...session, kept: session.id }, provider);
    return true;
  });
