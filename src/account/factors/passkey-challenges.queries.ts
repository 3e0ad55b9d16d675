import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { asInterval, minutes } from "#kernel/duration.ts";
import type { AccountId } from "#kernel/ids.ts";

/** A passkey being added, or shown at sign-in. */
export type Ceremony = "adding" | "proving";

/** How long one may take to put a finger on a key. */
const challengeLasts = asInterval(minutes(5));

/** Keeps what a challenge is made from; the one before is dead. */
export async function replaceChallenge(
  trx: SpaceTransaction,
  accountId: AccountId,
  purpose: Ceremony,
  challenge: string,
) {
  const expires_at = sql<Date>`now() + ${challengeLasts}::interval`;
  await trx
    .insertInto("passkey_challenge")
    .values({ account_id: accountId, purpose, challenge, expires_at })
    .onConflict((conflict) =>
      conflict.columns(["space_id", "account_id", "purpose"]).doUpdateSet({ challenge, expires_at }),
    )
    .execute();
}

/** The live one, to draw its page. */
export async function findChallenge(trx: SpaceTransaction, accountId: AccountId, purpose: Ceremony) {
  const row = await trx
    .selectFrom("passkey_challenge")
    .select("challenge")
    .where("account_id", "=", accountId)
    .where("purpose", "=", purpose)
    .where("expires_at", ">", sql<Date>`now()`)
    .executeTakeFirst();
  return row?.challenge ?? null;
}

/** The live one, which serves once: it is gone, whatever comes of it. */
export async function takeChallenge(trx: SpaceTransaction, accountId: AccountId, purpose: Ceremony) {
  const row = await trx
    .deleteFrom("passkey_challenge")
    .where("account_id", "=", accountId)
    .where("purpose", "=", purpose)
    .returning(["challenge", sql<boolean>`expires_at > now()`.as("live")])
    .executeTakeFirst();
  return row?.live ? row.challenge : null;
}

export async function forgetExpiredChallenges(trx: SpaceTransaction) {
  await trx.deleteFrom("passkey_challenge").where("expires_at", "<", sql<Date>`now()`).execute();
}
