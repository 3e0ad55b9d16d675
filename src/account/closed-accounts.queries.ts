import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";

type OfAccounts = "totp" | "passkey" | "passkey_challenge" | "recovery_code" | "provider_link";

/** Deletes the factors and provider links of closed accounts, which nobody can sign in to. Returns how many rows. */
export async function forgetOfClosedAccounts(trx: SpaceTransaction, tables: readonly OfAccounts[]) {
  let forgotten = 0n;
  for (const table of tables) {
    const { numAffectedRows } = await sql`delete from ${sql.table(table)} kept using account
      where account.id = kept.account_id and account.closed_at is not null`.execute(trx);
    forgotten += numAffectedRows ?? 0n;
  }
  return Number(forgotten);
}
