import type { MailId, SpaceId } from "#kernel/ids.ts";
import { mailsToSend } from "../jobs/queues.ts";
import { destinationOf } from "./address.ts";
import type { JobAgain } from "./outbox.ts";

/** Grouped by destination: one slow provider does not take every slot (F-12). */
export const jobOfMail = (
  space: SpaceId,
  { id, recipient }: { id: MailId; recipient: string },
): JobAgain => ({
  queue: mailsToSend.name,
  payload: { space, mailId: id },
  group: destinationOf(recipient),
});
