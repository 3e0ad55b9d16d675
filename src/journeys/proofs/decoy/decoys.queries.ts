import { type RawBuilder, sql } from "kysely";
import { ago } from "#infra/db/ago.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Keys } from "#infra/sealing/keys.ts";
import type { Period } from "#kernel/period.ts";
import { decoyMasks, type OnFile } from "./decoy-masks.ts";

const hashOf = (keys: Keys, number: string) => keys.sign("subject", `decoy:${number}`);

export const decoySubject = (keys: Keys, number: string) => hashOf(keys, number).toString("base64url");

/** The first holder with this id or a later one. New ones do not change it; a closed one is replaced until reopened. */
export const pickedFrom = (start: RawBuilder<unknown>) => sql`(
  select picked.id, coalesce(account.email, picked.email) as email, picked.phone
  from (
    (select id, email, phone from holder where closed_at is null and id >= ${start} order by id limit 1)
    union all
    (select id, email, phone from holder where closed_at is null and ${start} is not null order by id limit 1)
    limit 1) as picked
  left join account on account.holder_id = picked.id and account.closed_at is null)`;

/**
 * Draws the contacts shown for an unknown number. They look like those of a holder picked by a keyed hash, who may have
 * no contacts, with characters from another hash. The pick is stored, so that it changes with that holder and not when
 * others arrive. Known numbers get a decoy too, so that the work is the same (REC-11).
 */
export async function drawDecoy(trx: SpaceTransaction, keys: Keys, number: string) {
  const subject = decoySubject(keys, number);
  const first = sql`${hashOf(keys, number).toString("hex").slice(0, 32)}::uuid`;
  const start = sql`(select coalesce((select picked from decoy where subject = ${subject}), ${first}))`;
  const { rows } = await sql<OnFile & { id: string }>`select * from ${pickedFrom(start)} as alike`.execute(
    trx,
  );
  const { mail, sms } = decoyMasks(keys, number, rows[0] ?? { email: null, phone: null });
  await trx
    .insertInto("decoy")
    .values({
      subject,
      picked: rows[0]?.id ?? null,
      email_mask: mail.mask,
      mail_from: mail.from,
      phone_mask: sms.mask,
      phone_from: sms.from,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["space_id", "subject"])
        .doUpdateSet({
          seen_at: sql<Date>`now()`,
          picked: sql`coalesce(decoy.picked, excluded.picked)`,
          mail_from: sql`coalesce(decoy.mail_from, excluded.mail_from)`,
          phone_from: sql`coalesce(decoy.phone_from, excluded.phone_from)`,
        })
        // Written once a day: a number that is still requested keeps its decoy.
        .where(
          sql<boolean>`decoy.seen_at < now() - interval '1 day'
            or (decoy.picked is null and excluded.picked is not null)`,
        ),
    )
    .execute();
}

export async function forgetOldDecoys(trx: SpaceTransaction, period: Period): Promise<number> {
  const since = ago(period);
  const { numDeletedRows } = await trx.deleteFrom("decoy").where("seen_at", "<", since).executeTakeFirst();
  return Number(numDeletedRows);
}
