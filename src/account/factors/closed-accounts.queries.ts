import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";

export async function forgetFactorsOfClosedAccounts(trx: SpaceTransaction) {
  for (const table of ["totp", "passkey", "passkey_challenge", "recovery_code", "provider_link"] as const)
    await sql`delete from ${sql.table(table)} kept using account
      where account.id = kept.account_id and account.closed_at is not null`.execute(trx);
}
