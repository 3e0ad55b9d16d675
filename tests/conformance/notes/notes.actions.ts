import type { MemberContext } from "#context.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { lockHolder } from "#registry/holders/holders.queries.ts";
import { insertNote, listNotes } from "./notes.queries.ts";

/** How many notes a holder may keep. */
export const mostNotes = 3;

/** Keeps one more note of the holder who is signed in. */
export const addNote = (ctx: MemberContext, text: string): Promise<Result<null, { kind: "too_many" }>> =>
  ctx.db.allOrNothing(async (trx) => {
    const { holderId } = ctx.actor;
    await lockHolder(trx, holderId);
    if ((await listNotes(trx, holderId)).length >= mostNotes) return refused({ kind: "too_many" });
    await insertNote(trx, holderId, text);
    return done(null);
  });
