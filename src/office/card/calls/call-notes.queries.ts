import { ago } from "#infra/db/ago.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { CallNoteTable } from "#infra/db/tables/card-tables.ts";
import type { AccountId, HolderId } from "#kernel/ids.ts";
import type { Period } from "#kernel/period.ts";

/** `callerName`: empty when the holder called. */
export type CallNote = {
  caller: CallNoteTable["caller"];
  callerName: string;
  identityChecked: boolean;
  said: string;
};

export async function insertCallNote(
  trx: SpaceTransaction,
  holderId: HolderId,
  by: { id: AccountId; name: string },
  note: CallNote,
) {
  await trx
    .insertInto("call_note")
    .values({
      holder_id: holderId,
      staff_id: by.id,
      staff_name: by.name,
      caller: note.caller,
      caller_name: note.callerName,
      identity_checked: note.identityChecked,
      said: note.said,
    })
    .execute();
}

export async function forgetOldCalls(trx: SpaceTransaction, period: Period): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom("call_note")
    .where("noted_at", "<", ago(period))
    .executeTakeFirst();
  return Number(numDeletedRows);
}
