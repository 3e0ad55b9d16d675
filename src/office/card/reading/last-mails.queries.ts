import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { MailState } from "#infra/db/tables/mail-table.ts";
import type { HolderId, MailId } from "#kernel/ids.ts";

export type LastMail = { id: MailId; kind: string; recipient: string; state: MailState; queuedAt: Date };

/** The newest mails of these kinds to a holder. */
export const findLastMails = (
  trx: SpaceTransaction,
  holderId: HolderId,
  kinds: readonly string[],
  most: number,
): Promise<LastMail[]> =>
  trx
    .selectFrom("mail")
    .select(["id", "kind", "recipient", "state", "queued_at as queuedAt"])
    .where("holder_id", "=", holderId)
    .where("kind", "in", kinds)
    .orderBy("queued_at", "desc")
    .orderBy("id")
    .limit(most)
    .execute();
