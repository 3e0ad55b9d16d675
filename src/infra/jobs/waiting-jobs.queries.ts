import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";

/** Is a job of that name and key still to be begun? To be asked under a lock of what the key stands for. */
export async function isJobWaiting(trx: SpaceTransaction, name: string, key: string): Promise<boolean> {
  const { rows } = await sql`
    select from pgboss.job where name = ${name} and singleton_key = ${key} and state < 'active' limit 1`.execute(
    trx,
  );
  return rows.length > 0;
}
