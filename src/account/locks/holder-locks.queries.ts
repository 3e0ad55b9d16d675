import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Keys } from "#infra/sealing/keys.ts";
import type { AccountId, HolderId } from "#kernel/ids.ts";
import type { LockRule } from "#spaces/space.ts";
import { subjectOf, type Tried } from "../tries/subject.ts";

export type Whose = { holderId: HolderId; number: string };

/** What refuses a holder for now: each has a count of its own. */
export type LockedWay = "password" | "letter" | "code" | "factor" | "lost_factor";

/** `until`: `null` when only a recovery, or staff, lifts it. */
export type HolderLock = { way: LockedWay; until: Date | null };

/**
 * The counts of a holder, in any browser. The end of the IBAN is not among them: its tries are few for life, and
 * then the post alone helps.
 */
async function countsOf(trx: SpaceTransaction, keys: Keys, { holderId, number }: Whose) {
  const browsers = await trx
    .selectFrom("known_browser")
    .innerJoin("account", "account.id", "known_browser.account_id")
    .select(["known_browser.token_hash as browser", "account.id as account"])
    .where("account.holder_id", "=", holderId)
    .where("account.closed_at", "is", null)
    .execute();
  const inBrowser = ({ browser, account }: { browser: Buffer; account: AccountId }): [LockedWay, Tried][] => [
    ["password", { browser, account }],
    ["code", { code: number, browser }],
    ["code", { codes_sent: number, browser }],
    ["factor", { factor: holderId, browser }],
    ["lost_factor", { factor_letter: holderId, browser }],
  ];
  const ways: [LockedWay, Tried][] = [
    ["password", { holder: holderId }],
    ["letter", { number }],
    ["code", { code: number }],
    ["code", { codes_sent: number }],
    ["factor", { factor: holderId }],
    ["lost_factor", { factor_letter: holderId }],
    ...browsers.flatMap(inBrowser),
  ];
  return new Map(ways.map(([way, tried]) => [subjectOf(keys, tried), way]));
}

/** One lock for each way, the longest. */
export async function findHolderLocks(
  trx: SpaceTransaction,
  keys: Keys,
  whose: Whose,
  { consecutiveFailures }: LockRule,
): Promise<HolderLock[]> {
  const counts = await countsOf(trx, keys, whose);
  const rows = await trx
    .selectFrom("attempt")
    .select(["subject"])
    .select(
      sql<Date | null>`case when consecutive_failures < ${consecutiveFailures} then locked_until end`.as(
        "until",
      ),
    )
    .where("subject", "in", [...counts.keys()])
    .where(({ eb, or }) =>
      or([eb("locked_until", ">", sql<Date>`now()`), eb("consecutive_failures", ">=", consecutiveFailures)]),
    )
    .orderBy("until", (order) => order.asc().nullsLast())
    .execute();
  const longest = new Map<LockedWay, HolderLock>();
  for (const { subject, until } of rows) {
    const way = counts.get(subject);
    if (way) longest.set(way, { way, until });
  }
  return [...longest.values()];
}

/** All tries of the holder are given back, in every browser. */
export async function forgetHolderLocks(trx: SpaceTransaction, keys: Keys, whose: Whose) {
  const counts = await countsOf(trx, keys, whose);
  await trx
    .deleteFrom("attempt")
    .where("subject", "in", [...counts.keys()])
    .execute();
}
