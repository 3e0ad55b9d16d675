import { type RawBuilder, sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Keys } from "#infra/sealing/keys.ts";
import type { Period } from "#kernel/period.ts";
import { decoyMasks, type OnFile } from "./decoy-masks.ts";

const hashOf = (keys: Keys, number: string) => keys.sign("subject", `decoy:${number}`);

/** Under what the decoy of a number stands: a keyed hash. */
export const decoySubject = (keys: Keys, number: string) => hashOf(keys, number).toString("base64url");

/**
 * The first holder on file from that id on. New holders do not change it. One who leaves is replaced by the next until
 * they are back.
 */
export const pickedFrom = (start: RawBuilder<unknown>) => sql`(
  select picked.id, coalesce(account.email, picked.email) as email, picked.phone
  from (
    (select id, email, phone from holder where closed_at is null and id >= ${start} order by id limit 1)
    union all
    (select id, email, phone from holder where closed_at is null and ${start} is not null order by id limit 1)
    limit 1) as picked
  left join account on account.holder_id = picked.id and account.closed_at is null)`;

/**
 * Draws what is shown for that number should nobody have it: contacts like those of someone of the space, whom the
 * keyed hash of the number picks, those who left no contact included; but for the signs that are shown of them alone,
 * which another hash gives. Who was picked is written down, so that the number changes when that holder does and never
 * because others come; and for numbers that somebody has as well, so that the work is the same (REC-11).
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
        // One write a day is enough to know that somebody still looks.
        .where(
          sql<boolean>`decoy.seen_at < now() - interval '1 day'
            or (decoy.picked is null and excluded.picked is not null)`,
        ),
    )
    .execute();
}

/** Those of numbers nobody gave for a year. */
export async function forgetOldDecoys(trx: SpaceTransaction, { interval }: Period): Promise<number> {
  const since = sql<Date>`now() - ${interval}::interval`;
  const { numDeletedRows } = await trx.deleteFrom("decoy").where("seen_at", "<", since).executeTakeFirst();
  return Number(numDeletedRows);
}
