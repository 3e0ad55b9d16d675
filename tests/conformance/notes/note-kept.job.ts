import { z } from "zod";
import type { HolderId } from "#kernel/ids.ts";
import { storedId } from "#kernel/stored-id.ts";
import { defineJob, inSpace } from "#subject/job.ts";
import { mailNote } from "./mail-note.actions.ts";

/** The worker looks up where to write to, so that the page does not wait. */
export const noteKept = defineJob({
  name: "note-kept",
  payload: inSpace.extend({ holderId: storedId<HolderId>(), noteId: z.string() }),
  run: (ctx, { holderId, noteId }) => mailNote(ctx, holderId, noteId),
});
