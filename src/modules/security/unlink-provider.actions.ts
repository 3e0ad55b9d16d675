import { record } from "#account/journal.queries.ts";
import { endLinks } from "#account/provider-links.queries.ts";
import { endSessions, type Session } from "#account/sessions.queries.ts";
import { tellContacts } from "#account/tell-contacts.actions.ts";
import type { Context } from "#context.ts";
import type { Visitor } from "#kernel/visitor.ts";

/**
 * No identity of a provider opens the account any more, whatever opened the other sessions: they end, and every
 * contact is told (B8). False when none did.
 */
export const unlinkProvider = (ctx: Context, visitor: Visitor, session: Session, provider: string) =>
  ctx.db.inTransaction(async (trx) => {
    if (!(await endLinks(trx, session.accountId))) return false;
    await endSessions(trx, session.accountId, session.id);
    await record(trx, session.holderId, "provider_unlinked", visitor);
    const mail = { kind: "provider-unlinked", props: { provider } } as const;
    await tellContacts(trx, ctx, session.holderId, { mail, sms: null });
    return true;
  });
