import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { isWithin } from "../span/in-slices.queries.ts";
import type { Slice } from "../span/slices.rules.ts";
import type { DelayCount } from "./delays.rules.ts";

/** From asked to printed, from there to the post, both together, and from the post to the use of the secret. */
export type LetterDelay = "printing" | "posting" | "leaving" | "use";

/**
 * How many letters printed in the slices took how long, in hours begun. Letters of a batch take alike: they are
 * counted together before the four delays are taken apart.
 */
export async function letterDelays(
  trx: SpaceTransaction,
  slices: readonly Slice[],
): Promise<(DelayCount & { of: LetterDelay })[]> {
  const hoursBetween = (from: string, to: string) =>
    sql`floor(date_part('epoch', ${sql.ref(to)} - ${sql.ref(from)}) / 3600)::int`;
  const { rows } = await sql<DelayCount & { of: LetterDelay }>`
    with alike as (
      select ${hoursBetween("requested_at", "printed_at")} as printing,
        ${hoursBetween("printed_at", "posted_at")} as posting,
        ${hoursBetween("requested_at", "posted_at")} as leaving,
        case when state = 'used' then ${hoursBetween("posted_at", "settled_at")} end as use, count(*)::int as letters
      from letter where ${isWithin(sql.ref("printed_at"), slices)} group by 1, 2, 3, 4
    )
    select delay.of, delay.took, sum(letters)::int as count from alike
    cross join lateral (values ('printing', printing), ('posting', posting), ('leaving', leaving), ('use', use))
      as delay (of, took)
    where delay.took is not null group by 1, 2`.execute(trx);
  return rows;
}

/** What a holder who lost a password asks for first. */
const asked = ["recovery_asked", "code_sent", "letter_asked"];

/** In minutes begun, from the last demand to the new password, of passwords replaced in the slices. */
export async function recoveryDelays(trx: SpaceTransaction, slices: readonly Slice[]): Promise<DelayCount[]> {
  const { rows } = await sql<DelayCount>`
    select floor(date_part('epoch', done.at - demand.at) / 60)::int as took, count(*)::int as count
    from security_event done
    cross join lateral (
      select at from security_event
      where holder_id = done.holder_id and id < done.id and kind = any(${asked}::text[])
      order by id desc limit 1
    ) demand
    where ${isWithin(sql.ref("done.at"), slices)} and done.kind = 'password_recovered'
    group by 1`.execute(trx);
  return rows;
}
