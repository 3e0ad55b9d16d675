import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";

/** The caller must hold a lock on what the key names. */
export async function isJobWaiting(trx: SpaceTransaction, name: string, key: string): Promise<boolean> {
  const { rows } = await sql`
    select from pgboss.job where name = ${name} and singleton_key = ${key} and state < 'active' limit 1`.execute(
    trx,
  );
  return rows.length > 0;
}
