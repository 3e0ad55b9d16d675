import { appendAudit } from "#audit/append-audit.ts";
import type { HolderId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Acting } from "../acting.ts";
import { type CallNote, insertCallNote } from "../calls/call-notes.queries.ts";
import { isOnCard } from "../reading/card.queries.ts";

/** The note is its own reason. */
export const noteCall = (
  ctx: Acting,
  holderId: HolderId,
  note: CallNote,
): Promise<Result<null, "not_on_file">> =>
  ctx.db.allOrNothing(async (trx) => {
    if (!(await isOnCard(trx, holderId))) return refused("not_on_file");
    await insertCallNote(trx, holderId, ctx.actor.member, note);
    const { caller, identityChecked } = note;
    await appendAudit(trx, ctx, { kind: "call_noted", holderId, effect: { caller, identityChecked } });
    return done(null);
  });
