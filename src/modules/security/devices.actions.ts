import { record } from "#account/journal/journal.queries.ts";
import { endSession, endSessions } from "#account/sessions/sessions.queries.ts";
import type { MemberContext } from "#context.ts";
import type { SessionId } from "#kernel/ids.ts";

/** Ends one session of this account. Returns whether there was such a session. */
export const endDevice = ({ db, actor }: MemberContext, id: SessionId) =>
  db.inTransaction(async (trx) => {
    const ended = await endSession(trx, actor.accountId, id);
    if (ended) await record(trx, actor.holderId, "session_ended", actor);
    return ended;
  });

export const endOtherDevices = ({ db, actor }: MemberContext) =>
  db.inTransaction(async (trx) => {
    await endSessions(trx, actor.accountId, actor.sessionId);
    await record(trx, actor.holderId, "other_sessions_ended", actor);
  });
