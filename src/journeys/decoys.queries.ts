import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Keys } from "#infra/sealing/keys.ts";
import { mobileOf } from "#infra/sms/mobile.ts";
import { maskEmail, maskPhone } from "#kernel/text.ts";
import { resembling } from "./decoy-signs.rules.ts";

const hashOf = (keys: Keys, number: string) => keys.sign("subject", `decoy:${number}`);

/** Under what the decoy of a number stands: a keyed hash. */
export const decoySubject = (keys: Keys, number: string) => hashOf(keys, number).toString("base64url");

type OnFile = { email: string | null; phone: string | null };

/**
 * Draws what is shown for that number should nobody have it: contacts like those of someone of the space, whom the
 * keyed hash of the number picks, those who left no contact included; but for the signs that are shown of them alone,
 * which another hash gives. Drawn once, so that no later import changes it; and for numbers that somebody has as well,
 * so that the work is the same (REC-11).
 */
export async function drawDecoy(trx: SpaceTransaction, keys: Keys, number: string) {
  const from = sql`${hashOf(keys, number).toString("hex").slice(0, 32)}::uuid`;
  const { rows } = await sql<OnFile>`
    with picked as (
      (select id, email, phone from holder where closed_at is null and id >= ${from} order by id limit 1)
      union all
      (select id, email, phone from holder where closed_at is null order by id limit 1)
      limit 1)
    select coalesce(account.email, picked.email) as email, picked.phone from picked
    left join account on account.holder_id = picked.id and account.closed_at is null`.execute(trx);
  const { email, phone } = rows[0] ?? { email: null, phone: null };
  const like = resembling(keys.sign("subject", "decoy signs", number));
  const mobile = mobileOf(phone);
  await trx
    .insertInto("decoy")
    .values({
      subject: decoySubject(keys, number),
      email_mask: email && maskEmail(like.email(email)),
      phone_mask: mobile && maskPhone(like.phone(mobile)),
    })
    // One write a day is enough to know that somebody still looks.
    .onConflict((conflict) =>
      conflict
        .columns(["space_id", "subject"])
        .doUpdateSet({ seen_at: sql<Date>`now()` })
        .where("decoy.seen_at", "<", sql<Date>`now() - interval '1 day'`),
    )
    .execute();
}

/**
 * Those of numbers nobody gave for a year. Given again, a number shows the same initial and digits, and the rest as
 * long as the same holder is picked.
 */
export async function forgetOldDecoys(trx: SpaceTransaction) {
  await trx.deleteFrom("decoy").where("seen_at", "<", sql<Date>`now() - interval '1 year'`).execute();
}

/** A telephone that no SMS reaches is no way to send a code. */
export function maskOfMobile(phone: string | null): string | null {
  const mobile = mobileOf(phone);
  return mobile && maskPhone(mobile);
}
