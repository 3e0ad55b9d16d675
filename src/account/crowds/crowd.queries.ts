import { type RawBuilder, sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { LimitRule } from "#spaces/space.ts";
import { tellsNothing } from "../tries/limits.queries.ts";
import { type BudgetKind, countOn, everybody, isSpent } from "./budgets.queries.ts";
import { networksAround } from "./networks.rules.ts";
import { isSpraying } from "./spraying.queries.ts";

export type Watched = "asks" | "codes" | "factors" | "misses";

/** The counts, by network and overall, beyond which strangers must solve the anti-robot. */
const reached: Record<Watched, { byNetwork: BudgetKind; byAll(limits: LimitRule): RawBuilder<boolean> }> = {
  asks: { byNetwork: "asks", byAll: ({ asks }) => isSpent("asks", everybody, asks.most) },
  codes: { byNetwork: "misses", byAll: ({ codes }) => isSpent("codes", everybody, codes.most) },
  factors: { byNetwork: "misses", byAll: ({ codes }) => isSpent("factors", everybody, codes.most) },
  misses: { byNetwork: "misses", byAll: isSpraying },
};

export async function isCrowded(
  trx: SpaceTransaction,
  limits: LimitRule,
  source: string,
  watched: readonly Watched[],
): Promise<boolean> {
  if (watched.length === 0) return false;
  const { rows } = await sql<{ is: boolean }>`
    select ${whetherCrowded(limits, source, watched)} as is`.execute(trx);
  return rows[0]?.is ?? false;
}

/** The SQL condition that `isCrowded` evaluates, for use in another statement. */
export function whetherCrowded(
  limits: LimitRule,
  source: string,
  watched: readonly Watched[],
): RawBuilder<boolean> {
  const networks = networksOf(source);
  const signs = watched.flatMap((one) => {
    const { byNetwork, byAll } = reached[one];
    const around = networks.map(({ name, size }) => isSpent(byNetwork, name, limits.perNetworkAndHour[size]));
    return [byAll(limits), ...around];
  });
  return signs.length > 0 ? sql`(${sql.join(signs, sql` or `)})` : sql`false`;
}

const networksOf = (source: string) => (tellsNothing(source) ? [] : networksAround(source));

/** Counts one on each network of the source. `left` is negative over a limit. Call it last: its locks block others. */
export async function countAround(
  trx: SpaceTransaction,
  { perNetworkAndHour }: LimitRule,
  source: string,
  kind: "asks" | "misses",
): Promise<{ left: number; all: number }> {
  const networks = networksOf(source);
  const names = networks.map(({ name }) => name);
  if (kind === "asks") names.push(everybody);
  const spent = new Map((await countOn(trx, kind, names)).map((row) => [row.network, row.spent]));
  const left = networks.map(({ name, size }) => perNetworkAndHour[size] - (spent.get(name) ?? 0));
  return { left: Math.min(...left), all: spent.get(everybody) ?? 0 };
}
