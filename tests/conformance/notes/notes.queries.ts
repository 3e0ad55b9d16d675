import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";

export type Note = { id: string; text: string };

/** The notes of a holder, newest first. */
export async function listNotes(trx: SpaceTransaction, holderId: HolderId): Promise<Note[]> {
  const notes = sql<Note>`select id, text from note where holder_id = ${holderId} order by id desc`;
  return (await notes.execute(trx)).rows;
}

export async function insertNote(trx: SpaceTransaction, holderId: HolderId, text: string) {
  await sql`insert into note (holder_id, text) values (${holderId}, ${text})`.execute(trx);
}
