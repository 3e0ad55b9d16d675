import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { asInterval, type Duration } from "#kernel/duration.ts";
import type { Challenge } from "./token.ts";

/** Milliseconds since 1970, the same for every instance. */
export async function timeOfDatabase(trx: SpaceTransaction): Promise<number> {
  const { rows } = await sql<{ now: number }>`
    select floor(extract(epoch from now()) * 1000)::float8 as now`.execute(trx);
  const [row] = rows;
  if (!row) throw new Error("the database knows what time it is");
  return row.now;
}

/** Expired rows deleted at each use: more than are added, so that visitors cannot fill the table. */
const goneAtOnce = 10;

/** True for the first caller only, before expiry (LOG-12, OID-01). */
export async function spend(
  trx: SpaceTransaction,
  { id, issuedAt }: Pick<Challenge, "id" | "issuedAt">,
  lifetime: Duration,
): Promise<boolean> {
  const { rows } = await sql`
    with gone as (
      delete from spent_challenge where id in (
        select id from spent_challenge where expires_at < now()
        order by expires_at limit ${goneAtOnce} for update skip locked))
    insert into spent_challenge (id, expires_at)
    select ${id}, ends from (select to_timestamp(${issuedAt}::float8 / 1000) + ${asInterval(lifetime)}::interval as ends)
    where ends > now()
    on conflict do nothing
    returning id`.execute(trx);
  return rows.length === 1;
}

/** An expired challenge is refused without its row. */
export async function forgetSpentChallenges(trx: SpaceTransaction): Promise<number> {
  const over = trx.deleteFrom("spent_challenge").where("expires_at", "<", sql<Date>`now()`);
  return Number((await over.executeTakeFirst()).numDeletedRows);
}
