import { record } from "#account/journal/journal.queries.ts";
import type { MemberContext } from "#context.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { lockHolder } from "#registry/holders/holders.queries.ts";
import { noteKept } from "./note-kept.job.ts";
import { deleteNotes, insertNote, listNotes, type NewNote } from "./notes.queries.ts";

/** How many notes a holder may keep. */
export const mostNotes = 500;

/** Keeps one more note of the holder who is signed in. */
export const addNote = (ctx: MemberContext, note: NewNote): Promise<Result<null, { kind: "too_many" }>> =>
  ctx.db.allOrNothing(async (trx) => {
    const { holderId } = ctx.actor;
    await lockHolder(trx, holderId);
    if ((await listNotes(trx, holderId)).length >= mostNotes) return refused({ kind: "too_many" });
    const noteId = await insertNote(trx, holderId, note);
    await record(trx, holderId, "note_kept", ctx.actor);
    await ctx.outbox.enqueue(trx, noteKept, { space: ctx.space.id, holderId, noteId });
    return done(null);
  });

/** Removes notes of the holder who is signed in. "gone" when none of them is theirs any more. */
export const removeNotes = (
  ctx: MemberContext,
  ids: readonly string[],
): Promise<Result<null, { kind: "gone" }>> =>
  ctx.db.allOrNothing(async (trx) => {
    const removed = await deleteNotes(trx, ctx.actor.holderId, ids);
    return removed === 0 ? refused({ kind: "gone" }) : done(null);
  });
