import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { auditKept } from "../audit-kept.ts";
import { beginning } from "../chain.ts";

export type StoredRow = {
  seq: number;
  at: Date;
  kind: string;
  memberId: string | null;
  holderId: string | null;
  content: string | null;
  contentHash: Buffer;
  previousHash: Buffer;
  hash: Buffer;
};

/** The rows after this number, in order; from the first one for `null`. */
export async function readChain(
  trx: SpaceTransaction,
  after: number | null,
  most: number,
): Promise<StoredRow[]> {
  const rows = await trx
    .selectFrom("audit_event")
    .select(["seq", "at", "kind", "content", "hash"])
    .select(["member_id as memberId", "holder_id as holderId"])
    .select(["content_hash as contentHash", "previous_hash as previousHash"])
    .$if(after !== null, (query) => query.where("seq", ">", String(after)))
    .orderBy("seq")
    .limit(most)
    .execute();
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

/** The head as of one moment, unless a row follows `last`: it was appended since that one was read. */
export async function readHead(trx: SpaceTransaction, last: number | null) {
  const { rows } = await sql<{ more: boolean; seq: string | null; hash: Buffer | null }>`
    select exists (select from audit_event where ${last}::bigint is null or seq > ${last}::bigint) as more,
      (select seq from audit_head), (select hash from audit_head)`.execute(trx);
  const [row] = rows;
  if (!row || row.more) return null;
  return { seq: Number(row.seq ?? 0), hash: (row.hash ?? beginning).toString("base64") };
}

/** `erasable`: contents of older rows may have been erased. `last`: the greatest number so far. */
export async function readBounds(trx: SpaceTransaction): Promise<{ erasable: Date; last: number }> {
  const { rows } = await sql<{ erasable: Date; last: string }>`
    select now() - ${auditKept.interval}::interval as erasable,
      greatest((select max(seq) from audit_event), (select seq from audit_head), 0) as last`.execute(trx);
  const [row] = rows;
  if (!row) throw new Error("the database does not tell the time");
  return { erasable: row.erasable, last: Number(row.last) };
}
