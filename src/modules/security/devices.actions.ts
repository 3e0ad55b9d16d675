import { record } from "#account/journal/journal.queries.ts";
import { endSession, endSessions, type Session } from "#account/sessions/sessions.queries.ts";
import type { Context } from "#context.ts";
import type { SessionId } from "#kernel/ids.ts";
import type { Visitor } from "#kernel/visitor.ts";

/** Ends one session of the account, never anybody else's; whether there was one to end. */
export const endDevice = (ctx: Context, visitor: Visitor, session: Session, id: SessionId) =>
  ctx.db.inTransaction(async (trx) => {
    const ended = await endSession(trx, session.accountId, id);
    if (ended) await record(trx, session.holderId, "session_ended", visitor);
    return ended;
  });

/** Ends every session of the account but this one. */
export const endOtherDevices = (ctx: Context, visitor: Visitor, session: Session) =>
  ctx.db.inTransaction(async (trx) => {
    await endSessions(trx, session.accountId, session.id);
    await record(trx, session.holderId, "other_sessions_ended", visitor);
  });
