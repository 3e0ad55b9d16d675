import { tellContacts } from "#account/contacts/tell-contacts.actions.ts";
import type { Context } from "#context.ts";
import type { HolderId } from "#kernel/ids.ts";
import { noteKeptMail } from "./notes.mails.ts";
import { findNote } from "./notes.queries.ts";

/** Mails a holder that a note was kept. A note that was removed meanwhile is not worth a mail. */
export const mailNote = (ctx: Context, holderId: HolderId, noteId: string) =>
  ctx.db.inTransaction(async (trx) => {
    const note = await findNote(trx, holderId, noteId);
    if (!note) return;
    const props = { hasFile: note.fileName !== null };
    await tellContacts(trx, ctx, holderId, { mail: noteKeptMail, props, sms: null });
  });
