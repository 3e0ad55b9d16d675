import { type RawBuilder, sql } from "kysely";
import { ago } from "#infra/db/ago.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { type Duration, seconds } from "#kernel/duration.ts";
import type { Period } from "#kernel/period.ts";

/** Hourly budgets of all strangers together. `misses`: failures of any kind. */
export type BudgetKind = "ibans" | "codes" | "factors" | "asks" | "misses";

/** The largest integer of PostgreSQL. */
export const unlimited = 2_147_483_647;

/** The network name of the count over all networks. */
export const everybody = "";

export const thisHour = sql<Date>`date_trunc('hour', now())`;

export type HourEnd = { until: Date; wait: Duration };

export type HourEndColumns = { hour_end: Date; hour_left: number };
export const hourEndColumns = sql`${thisHour} + interval '1 hour' as hour_end,
  extract(epoch from ${thisHour} + interval '1 hour' - now())::float8 as hour_left`;
export const hourEndOf = (row: HourEndColumns): HourEnd => ({
  until: row.hour_end,
  wait: seconds(row.hour_left),
});

export async function endOfHour(trx: SpaceTransaction): Promise<HourEnd> {
  const { rows } = await sql<HourEndColumns>`select ${hourEndColumns}`.execute(trx);
  const [row] = rows;
  if (!row) throw new Error("the database does not tell the time");
  return hourEndOf(row);
}

export async function countOn(
  trx: SpaceTransaction,
  kind: BudgetKind,
  networks: readonly string[],
): Promise<{ network: string; spent: number }[]> {
  if (networks.length === 0) return [];
  const rows = networks.map((network) => sql`(${kind}, ${thisHour}, ${network}, 1)`);
  const counted = await sql<{ network: string; spent: number }>`
    insert into budget as b (kind, hour, network, spent) values ${sql.join(rows)}
    on conflict (space_id, hour, kind, network) do update set spent = b.spent + 1
    returning network, spent`.execute(trx);
  return counted.rows;
}

/** Takes one from the overall budget of this hour. False, with nothing taken, when the budget is spent. */
export async function takeFromBudget(
  trx: SpaceTransaction,
  kind: BudgetKind,
  most: number,
): Promise<boolean> {
  const { rows } = await sql`
    insert into budget as b (kind, hour, network, spent)
    select ${kind}, ${thisHour}, ${everybody}, 1 where ${most}::int > 0
    on conflict (space_id, hour, kind, network) do update set spent = b.spent + 1 where b.spent < ${most}
    returning spent`.execute(trx);
  return rows.length === 1;
}

export async function giveBackToBudget(trx: SpaceTransaction, kind: BudgetKind) {
  await trx
    .updateTable("budget")
    .set({ spent: sql<number>`greatest(spent - 1, 0)` })
    .where("kind", "=", kind)
    .where("hour", "=", thisHour)
    .where("network", "=", everybody)
    .execute();
}

export async function spentOf(trx: SpaceTransaction, kind: BudgetKind): Promise<number> {
  const row = await trx
    .selectFrom("budget")
    .select("spent")
    .where("kind", "=", kind)
    .where("hour", "=", thisHour)
    .where("network", "=", everybody)
    .executeTakeFirst();
  return row?.spent ?? 0;
}

export const isSpent = (kind: BudgetKind, network: string, most: number): RawBuilder<boolean> => sql`exists (
  select from budget where space_id = current_space() and hour = ${thisHour}
    and kind = ${kind} and network = ${network} and spent >= ${most}::int)`;

/** Budgets are hourly: past hours are not needed. */
export async function forgetOldBudgets(trx: SpaceTransaction, period: Period): Promise<number> {
  const since = ago(period);
  const { numDeletedRows } = await trx.deleteFrom("budget").where("hour", "<", since).executeTakeFirst();
  return Number(numDeletedRows);
}
