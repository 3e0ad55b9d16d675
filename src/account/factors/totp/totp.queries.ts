import { sql } from "kysely";
import { ago } from "#infra/db/ago.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { AccountId, SessionId } from "#kernel/ids.ts";
import type { Period } from "#kernel/period.ts";

/** `now` is the database's clock, in seconds since 1970. */
export type SharedSecret = { sealed: Buffer; now: number };

const secretOf = (trx: SpaceTransaction, accountId: AccountId) =>
  trx
    .selectFrom("totp")
    .select("sealed_secret as sealed")
    .select(sql<number>`extract(epoch from now())::float8`.as("now"))
    .where("account_id", "=", accountId);

export const findTotp = (trx: SpaceTransaction, accountId: AccountId): Promise<SharedSecret | undefined> =>
  secretOf(trx, accountId).where("proven_at", "is not", null).executeTakeFirst();

export const findTotpBegun = (
  trx: SpaceTransaction,
  accountId: AccountId,
  within: SessionId,
): Promise<SharedSecret | undefined> =>
  secretOf(trx, accountId)
    .where("proven_at", "is", null)
    .where("begun_within", "=", within)
    .where("begun_at", ">", sql<Date>`now() - interval '1 hour'`)
    .executeTakeFirst();

export async function beginTotp(
  trx: SpaceTransaction,
  accountId: AccountId,
  sealed: Buffer,
  within: SessionId,
) {
  const begun = await trx
    .insertInto("totp")
    .values({ account_id: accountId, sealed_secret: sealed, begun_within: within })
    .onConflict((conflict) =>
      conflict
        .columns(["space_id", "account_id"])
        .doUpdateSet({ sealed_secret: sealed, begun_at: sql<Date>`now()`, begun_within: within })
        .where("totp.proven_at", "is", null),
    )
    .executeTakeFirst();
  return begun.numInsertedOrUpdatedRows === 1n;
}

/** Confirms the set-up and spends the step of its first code. False when the secret was replaced meanwhile. */
export async function proveTotp(trx: SpaceTransaction, accountId: AccountId, sealed: Buffer, step: number) {
  const proven = await trx
    .updateTable("totp")
    .set({ proven_at: sql<Date>`now()`, last_step: String(step) })
    .where("account_id", "=", accountId)
    .where("sealed_secret", "=", sealed)
    .where("proven_at", "is", null)
    .executeTakeFirst();
  return proven.numUpdatedRows === 1n;
}

/** Of an account without an application: set up outside of a session, and proven by the code of that step. */
export async function insertProvenTotp(
  trx: SpaceTransaction,
  accountId: AccountId,
  sealed: Buffer,
  step: number,
) {
  await trx
    .insertInto("totp")
    .values({
      account_id: accountId,
      sealed_secret: sealed,
      proven_at: sql<Date>`now()`,
      last_step: String(step),
    })
    .execute();
}

/** A code works once, and no earlier code works after it (RFC 6238, 5.2). True for exactly one caller. */
export async function spendStep(trx: SpaceTransaction, accountId: AccountId, step: number) {
  const spent = await trx
    .updateTable("totp")
    .set({ last_step: String(step) })
    .where("account_id", "=", accountId)
    .where("proven_at", "is not", null)
    .where("last_step", "<", String(step))
    .executeTakeFirst();
  return spent.numUpdatedRows === 1n;
}

export async function removeTotp(trx: SpaceTransaction, accountId: AccountId) {
  const removed = await trx
    .deleteFrom("totp")
    .where("account_id", "=", accountId)
    .returning("proven_at")
    .executeTakeFirst();
  return removed !== undefined && removed.proven_at !== null;
}

/** Deletes set-ups that were never confirmed by a code. */
export async function forgetUnprovenTotp(trx: SpaceTransaction, period: Period): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom("totp")
    .where("proven_at", "is", null)
    .where("begun_at", "<", ago(period))
    .executeTakeFirst();
  return Number(numDeletedRows);
}
