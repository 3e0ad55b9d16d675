import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { MailTable } from "#infra/db/tables/mail-table.ts";
import { isWithin, sliceOf } from "../span/in-slices.queries.ts";
import type { Slice } from "../span/slices.rules.ts";

export type MailState = MailTable["state"]["__select__"];
export type MailCount = { slice: number; state: MailState; count: number };

/** Mails by the slice in which they were written, and where they stand now. */
export async function countMails(trx: SpaceTransaction, slices: readonly Slice[]): Promise<MailCount[]> {
  const at = sql.ref("queued_at");
  const { rows } = await sql<MailCount>`
    select ${sliceOf(at, slices)} as slice, state, count(*)::int as count from mail
    where ${isWithin(at, slices)} group by 1, 2`.execute(trx);
  return rows;
}
