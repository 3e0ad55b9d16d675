import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { asInterval, days } from "#kernel/duration.ts";
import type { AccountId, HolderId } from "#kernel/ids.ts";
import type { RenewalRule } from "#spaces/space.ts";

const putAside = asInterval(days(30));

/** Account ids are random: their first bits spread the advice evenly over time. */
const shareOfSpread = sql`(('x' || left(account.id::text, 8))::bit(32)::bigint / 4294967296.0)`;

const isDue = ({ after, spread }: RenewalRule) => sql<boolean>`
  account.password_changed_at + ${asInterval(after)}::interval
    + ${asInterval(spread)}::interval * ${shareOfSpread} <= now()`;

export type RenewalAdvice = { chosenAt: Date };

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

export type RenewalMail = { holderId: HolderId; firstName: string; organisation: string; recipient: string };

/** Marks the accounts as mailed: exactly one caller gets each. Accounts without an address only see the notice. */
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
