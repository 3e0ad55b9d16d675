import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import type { Period } from "#kernel/period.ts";

export type Note = { id: string; text: string; fileName: string | null };

/** `file`: what is attached to it. */
export type NewNote = { text: string; file: { name: string; content: Buffer } | null };

/** The notes of a holder, newest first. */
export async function listNotes(trx: SpaceTransaction, holderId: HolderId): Promise<Note[]> {
  const notes = sql<Note>`
    select id, text, file_name as "fileName" from note where holder_id = ${holderId} order by id desc`;
  return (await notes.execute(trx)).rows;
}

/** The note of that holder with that id; another holder's does not exist. */
export async function findNote(trx: SpaceTransaction, holderId: HolderId, id: string): Promise<Note | null> {
  const note = sql<Note>`
    select id, text, file_name as "fileName" from note where holder_id = ${holderId} and id::text = ${id}`;
  return (await note.execute(trx)).rows[0] ?? null;
}

/** Gives its id. */
export async function insertNote(trx: SpaceTransaction, holderId: HolderId, { text, file }: NewNote) {
  const { rows } = await sql<{ id: string }>`
    insert into note (holder_id, text, file_name, file)
    values (${holderId}, ${text}, ${file?.name ?? null}, ${file?.content ?? null}) returning id`.execute(trx);
  return rows[0]?.id ?? "";
}

/** How many of them there were: ids of another holder's notes are none. */
export async function deleteNotes(trx: SpaceTransaction, holderId: HolderId, ids: readonly string[]) {
  const deleted = sql`delete from note where holder_id = ${holderId} and id::text = any(${ids})`;
  return Number((await deleted.execute(trx)).numAffectedRows);
}

export async function forgetOldNotes(trx: SpaceTransaction, { interval }: Period): Promise<number> {
  const deleted = sql`delete from note where written_at < now() - ${interval}::interval`;
  return Number((await deleted.execute(trx)).numAffectedRows);
}
