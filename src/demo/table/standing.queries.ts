import { sql } from "kysely";
import { subjectOf } from "#account/tries/subject.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { LetterState } from "#infra/db/tables/enrolment-tables.ts";
import { mobileOf } from "#infra/sms/mobile.ts";
import { asInterval } from "#kernel/duration.ts";
import type { HolderId } from "#kernel/ids.ts";
import { tailLength } from "#registry/holders/iban-tail.rules.ts";

/** Current state, read from the database: visitors may have changed what was prepared. */
export type Standing = {
  holderId: HolderId;
  firstName: string;
  lastName: string;
  organisation: string;
  hasAccount: boolean;
  accountHasAddress: boolean;
  passwordChanged: boolean;
  lockedUntil: Date | null;
  /** The link of a mail that was sent still opens the account. */
  linkIsLive: boolean;
  letter: LetterState | null;
  secretIsLive: boolean;
  /** End of the address's cooling-off period: no secret is posted before. */
  addressUntil: Date | null;
  email: string | null;
  mobile: string | null;
  ibanTail: string | null;
};

export async function standingOf(
  trx: SpaceTransaction,
  ctx: Context,
  number: string,
): Promise<Standing | null> {
  const coolingOff = sql`${asInterval(ctx.space.policy.letters.addressCoolingOff)}::interval`;
  const { rows } = await sql<Omit<Standing, "lockedUntil" | "mobile"> & { phone: string | null }>`
    select holder.id as "holderId", holder.first_name as "firstName", holder.last_name as "lastName",
      holder.organisation, right(holder.iban, ${tailLength}) as "ibanTail",
      holder.email, holder.phone,
      exists (select from account where account.holder_id = holder.id and account.closed_at is null)
        as "hasAccount",
      exists (select from account where account.holder_id = holder.id and account.closed_at is null
        and account.email is not null) as "accountHasAddress",
      exists (select from security_event event where event.holder_id = holder.id
        and event.kind in ('password_changed', 'password_recovered')) as "passwordChanged",
      exists (select from link where link.holder_id = holder.id and link.purpose = 'activation'
        and link.used_at is null and link.expires_at > now()) as "linkIsLive",
      letter.state as letter,
      coalesce(letter.state in ('printed', 'posted') and letter.secret_expires_at > now(), false)
        as "secretIsLive",
      case when holder.address_changed_at > now() - ${coolingOff}
        then holder.address_changed_at + ${coolingOff} end as "addressUntil"
    from holder
    left join lateral (
      select * from letter newest
      where newest.holder_id = holder.id and newest.kind in ('provisional_password', 'new_password')
      order by newest.requested_at desc limit 1
    ) letter on true
    where holder.number = ${number} and holder.closed_at is null`.execute(trx);
  const [row] = rows;
  if (!row) return null;
  const { phone, ...standing } = row;
  return { ...standing, mobile: mobileOf(phone), lockedUntil: await lockOf(trx, ctx, row.holderId) };
}

async function lockOf(trx: SpaceTransaction, ctx: Context, holderId: HolderId): Promise<Date | null> {
  const row = await trx
    .selectFrom("attempt")
    .select("locked_until")
    .where("subject", "=", subjectOf(ctx.keys, { holder: holderId }))
    .where("locked_until", ">", sql<Date>`now()`)
    .executeTakeFirst();
  return row?.locked_until ?? null;
}
