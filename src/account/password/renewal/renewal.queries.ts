import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { asInterval, days } from "#kernel/duration.ts";
import type { AccountId, HolderId } from "#kernel/ids.ts";
import type { RenewalRule } from "#spaces/space.ts";

/** How long « Plus tard » puts the advice aside. */
const putAside = asInterval(days(30));

/** A share of the spread that is an account's own: its id was drawn at random. */
const shareOfSpread = sql`(('x' || left(account.id::text, 8))::bit(32)::bigint / 4294967296.0)`;

const isDue = ({ after, spread }: RenewalRule) => sql<boolean>`
  account.password_changed_at + ${asInterval(after)}::interval
    + ${asInterval(spread)}::interval * ${shareOfSpread} <= now()`;

/** Since when an account has the password it is advised to renew. */
export type RenewalAdvice = { chosenAt: Date };

/** The advice to show, while it is due and not put aside. */
export async function findRenewalAdvice(
  trx: SpaceTransaction,
  accountId: AccountId,
  rule: RenewalRule,
): Promise<RenewalAdvice | null> {
  const row = await trx
    .selectFrom("account")
    .select("password_changed_at as chosenAt")
    .where("id", "=", accountId)
    .where(isDue(rule))
    .where(sql<boolean>`coalesce(renewal_dismissed_at <= now() - ${putAside}::interval, true)`)
    .executeTakeFirst();
  return row ?? null;
}

export async function dismissRenewal(trx: SpaceTransaction, accountId: AccountId) {
  await trx
    .updateTable("account")
    .set({ renewal_dismissed_at: sql<Date>`now()` })
    .where("id", "=", accountId)
    .execute();
}

/** Whom to advise by mail, at the address of their account, or else the one on file. */
export type RenewalMail = { holderId: HolderId; firstName: string; organisation: string; recipient: string };

/**
 * Takes some of the accounts whose password is due and was not told of by mail yet, and marks them as told: each
 * is given to one caller, once for a password. Whoever has no address is left to the page.
 */
export async function takeDueRenewals(
  trx: SpaceTransaction,
  rule: RenewalRule,
  most: number,
): Promise<RenewalMail[]> {
  const { rows } = await sql<RenewalMail>`
    with due as (
      select account.holder_id, account.id, holder.first_name, holder.organisation,
        coalesce(account.email, holder.email) as recipient
      from account join holder on holder.id = account.holder_id and holder.closed_at is null
      where account.closed_at is null and coalesce(account.email, holder.email) is not null
        and coalesce(account.renewal_mailed_at < account.password_changed_at, true) and ${isDue(rule)}
      limit ${most}
      for update of account skip locked
    )
    update account set renewal_mailed_at = now() from due
    where account.holder_id = due.holder_id and account.id = due.id
    returning account.holder_id as "holderId", due.first_name as "firstName",
      due.organisation, due.recipient`.execute(trx);
  return rows;
}
