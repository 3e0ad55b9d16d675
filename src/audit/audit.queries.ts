import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { AuditContent } from "./audit-event.ts";
import { beginning } from "./chain.ts";

export type Head = { seq: number; hash: Buffer; at: Date };

/** Locks the end of the chain until the transaction ends. `at`: the time of the next row, to the millisecond. */
export async function lockHead(trx: SpaceTransaction): Promise<Head> {
  const { rows } = await sql<{ seq: string; hash: Buffer; at: Date }>`
    insert into audit_head as head (seq, hash) values (0, ${beginning})
    on conflict (space_id) do update set seq = head.seq
    returning seq, hash, date_trunc('milliseconds', clock_timestamp()) as at`.execute(trx);
  const [head] = rows;
  if (!head) throw new Error("the audit has no head");
  return { ...head, seq: Number(head.seq) };
}

type Row = {
  seq: number;
  at: Date;
  text: string;
  content: AuditContent;
  contentHash: Buffer;
  previous: Buffer;
  hash: Buffer;
};

export async function insertAudit(trx: SpaceTransaction, row: Row): Promise<void> {
  const { content, seq, hash } = row;
  await sql`
    with moved as (update audit_head set seq = ${seq}::bigint, hash = ${hash})
    insert into audit_event
      (seq, at, kind, member_id, holder_id, content, content_hash, previous_hash, hash)
    values (${seq}::bigint, ${row.at}, ${content.kind}, ${content.member?.id ?? null}::uuid,
      ${content.holderId}::uuid, ${row.text}, ${row.contentHash}, ${row.previous}, ${hash})`.execute(trx);
}
