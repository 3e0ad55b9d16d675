import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";

/** Per day, midnight to midnight in Paris: for one space, and for all together. */
export type SmsBudget = { ofSpace: number; overall: number };

const today = sql`(now() at time zone 'Europe/Paris')::date`;

/**
 * Counts one SMS for the space and overall, in one statement: concurrent workers never exceed a budget. `false`: a
 * budget is spent. The row of the space is locked before the common one, so that two spaces cannot deadlock. At the
 * overall limit the space's count still rises, for that day only.
 */
export async function takeFromSmsBudget(trx: SpaceTransaction, budget: SmsBudget): Promise<boolean> {
  const { rows } = await sql`
    with of_space as (
      insert into sms_budget as b (day, space, sent)
      select ${today}, current_space(), 1 where ${budget.ofSpace}::int > 0 and ${budget.overall}::int > 0
      on conflict (day, space) do update set sent = b.sent + 1 where b.sent < ${budget.ofSpace}::int
      returning 1
    )
    insert into sms_budget as b (day, space, sent) select ${today}, '', 1 from of_space
    on conflict (day, space) do update set sent = b.sent + 1 where b.sent < ${budget.overall}::int
    returning 1`.execute(trx);
  return rows.length === 1;
}

/** Checked before a page offers an SMS, so that no page promises one that cannot leave. */
export async function isSmsBudgetSpent(trx: SpaceTransaction, budget: SmsBudget): Promise<boolean> {
  const { rows } = await sql`
    select 1 from (values (current_space(), ${budget.ofSpace}::int), ('', ${budget.overall}::int))
      as budget (space, most)
    left join sms_budget b on b.day = ${today} and b.space = budget.space
    where coalesce(b.sent, 0) >= budget.most`.execute(trx);
  return rows.length > 0;
}
