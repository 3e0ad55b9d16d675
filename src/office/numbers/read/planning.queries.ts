import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";

/**
 * For the rest of the transaction: statements here read a large part of a table, and how large depends on their values.
 * A plan made once for all values would loop over a million rows (connect.ts).
 */
export const planForFigures = (trx: SpaceTransaction) =>
  sql`select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('work_mem', '64MB', true),
    set_config('enable_nestloop', 'off', true), set_config('jit', 'off', true)`.execute(trx);
