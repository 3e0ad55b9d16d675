import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { asInterval, minutes } from "#kernel/duration.ts";
import type { AccountId, JourneyId, SessionId } from "#kernel/ids.ts";

/** A challenge belongs to one account, purpose, and session or journey. No other one can find or spend it. */
export type Asked = { accountId: AccountId; purpose: "adding" | "proving"; within: SessionId | JourneyId };

const challengeLasts = asInterval(minutes(5));

/** Opens a challenge, or extends the live one and returns its seed: two tabs of a browser share it. */
export async function openChallenge(
  trx: SpaceTransaction,
  { accountId, purpose, within }: Asked,
  seed: string,
): Promise<string> {
  const row = await trx
    .insertInto("passkey_challenge")
    .values({
      account_id: accountId,
      purpose,
      within,
      challenge: seed,
      expires_at: sql<Date>`now() + ${challengeLasts}::interval`,
    })
    .onConflict((conflict) =>
      conflict.columns(["space_id", "account_id", "purpose", "within"]).doUpdateSet({
        challenge: sql`case when passkey_challenge.expires_at > now() then passkey_challenge.challenge
          else excluded.challenge end`,
        expires_at: sql`excluded.expires_at`,
      }),
    )
    .returning("challenge")
    .executeTakeFirstOrThrow();
  return row.challenge;
}

export async function findChallenge(trx: SpaceTransaction, { accountId, purpose, within }: Asked) {
  const row = await trx
    .selectFrom("passkey_challenge")
    .select("challenge")
    .where("account_id", "=", accountId)
    .where("purpose", "=", purpose)
    .where("within", "=", within)
    .where("expires_at", ">", sql<Date>`now()`)
    .executeTakeFirst();
  return row?.challenge ?? null;
}

/** Deletes and returns the valid challenge: even a wrong answer uses it up. */
export async function takeChallenge(trx: SpaceTransaction, { accountId, purpose, within }: Asked) {
  const row = await trx
    .deleteFrom("passkey_challenge")
    .where("account_id", "=", accountId)
    .where("purpose", "=", purpose)
    .where("within", "=", within)
    .returning(["challenge", sql<boolean>`expires_at > now()`.as("live")])
    .executeTakeFirst();
  return row?.live ? row.challenge : null;
}

export async function forgetExpiredChallenges(trx: SpaceTransaction): Promise<number> {
  const over = trx.deleteFrom("passkey_challenge").where("expires_at", "<", sql<Date>`now()`);
  return Number((await over.executeTakeFirst()).numDeletedRows);
}
