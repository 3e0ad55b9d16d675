import { sql } from "kysely";
import { hasChosenSince } from "#account/password/renewal/password-since.queries.ts";
import { ago } from "#infra/db/ago.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Channel } from "#infra/db/tables/proof-tables.ts";
import { asInterval } from "#kernel/duration.ts";
import { type CodeId, type HolderId, type JourneyId, newId } from "#kernel/ids.ts";
import type { Period } from "#kernel/period.ts";
import type { CodeRule } from "#spaces/space.ts";

/** A journey has at most one code per channel. */
export type CodeKey = { journeyId: JourneyId; channel: Channel };

/** The holder has since chosen a password: the code then counts, and looks, like one without a holder (REC-06). */
const isOvertaken = hasChosenSince(sql`code.holder_id`, sql`code.issued_at`);

/**
 * Issues a code, or extends the live one, so that a late mail still works. A used-up or expired code is replaced:
 * "new". Without a holder it is never sent. "nobody_new": a live code keeps its holder, a new one gets none.
 */
export async function issueCode(
  trx: SpaceTransaction,
  { journeyId, channel }: CodeKey,
  holderId: HolderId | null | "nobody_new",
  rule: CodeRule,
): Promise<"new" | "same"> {
  const id = newId<CodeId>();
  await trx
    .deleteFrom("code")
    .where("journey_id", "=", journeyId)
    .where("channel", "=", channel)
    .where("used_at", "is", null)
    .where((code) => code.or([code("tries", ">=", rule.tries), code("expires_at", "<=", sql<Date>`now()`)]))
    .execute();
  const lives = {
    issued_at: sql<Date>`now()`,
    expires_at: sql<Date>`now() + ${asInterval(rule.lifetime)}::interval`,
  };
  const issued = holderId === "nobody_new" ? lives : { ...lives, holder_id: holderId };
  const live = await trx
    .insertInto("code")
    .values({ id, journey_id: journeyId, channel, holder_id: null, ...issued })
    .onConflict((conflict) =>
      conflict
        .columns(["space_id", "journey_id", "channel"])
        .where("used_at", "is", null)
        // New digits, but the same tries: nothing may reveal that the code was overtaken.
        .doUpdateSet({ ...issued, id: sql`case when ${isOvertaken} then excluded.id else code.id end` }),
    )
    .returning(sql<boolean>`xmax = 0`.as("isNew"))
    .executeTakeFirstOrThrow();
  return live.isNew ? "new" : "same";
}

/** `left`: tries after this one. */
export type CodeTry = { id: CodeId; holderId: HolderId | null; left: number };

/** Takes one try before comparing, in one statement: concurrent requests never get more than the rule allows. */
export async function takeCodeTry(
  trx: SpaceTransaction,
  { journeyId, channel }: CodeKey,
  rule: CodeRule,
): Promise<CodeTry | undefined> {
  const row = await trx
    .updateTable("code")
    .set({ tries: sql<number>`tries + 1` })
    .where("journey_id", "=", journeyId)
    .where("channel", "=", channel)
    .where("used_at", "is", null)
    .where("tries", "<", rule.tries)
    .where("expires_at", ">", sql<Date>`now()`)
    .returning(["id", "tries"])
    .returning(sql<HolderId | null>`case when ${isOvertaken} then null else holder_id end`.as("holderId"))
    .executeTakeFirst();
  return row && { id: row.id, holderId: row.holderId, left: rule.tries - row.tries };
}

/** The holder of the newest code, valid or not; `null`: none. */
export async function holderOfCode(trx: SpaceTransaction, { journeyId, channel }: CodeKey) {
  const newest = await trx
    .selectFrom("code")
    .select("holder_id as holderId")
    .where("journey_id", "=", journeyId)
    .where("channel", "=", channel)
    .orderBy("issued_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return newest?.holderId ?? null;
}

/** True for exactly one caller. */
export async function spendCode(trx: SpaceTransaction, id: CodeId): Promise<boolean> {
  const spent = await trx
    .updateTable("code")
    .set({ used_at: sql<Date>`now()` })
    .where("id", "=", id)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return spent.numUpdatedRows === 1n;
}

/** Also true for a code without a holder. */
export async function isCodeLive(trx: SpaceTransaction, { journeyId, channel }: CodeKey, rule: CodeRule) {
  const live = await trx
    .selectFrom("code")
    .select("id")
    .where("journey_id", "=", journeyId)
    .where("channel", "=", channel)
    .where("used_at", "is", null)
    .where("tries", "<", rule.tries)
    .where("expires_at", ">", sql<Date>`now()`)
    .executeTakeFirst();
  return live !== undefined;
}

/** Locked, so that of two concurrent jobs one waits. */
export const lockCodeToSend = (trx: SpaceTransaction, { journeyId, channel }: CodeKey, rule: CodeRule) =>
  trx
    .selectFrom("code")
    .select(["id", "holder_id as holderId", "expires_at as expiresAt"])
    .where("journey_id", "=", journeyId)
    .where("channel", "=", channel)
    .where("used_at", "is", null)
    .where("tries", "<", rule.tries)
    .where("expires_at", ">", sql<Date>`now()`)
    .where((code) => code.not(isOvertaken))
    .forUpdate()
    .executeTakeFirst();

export async function forgetOldCodes(trx: SpaceTransaction, period: Period): Promise<number> {
  const since = ago(period);
  const { numDeletedRows } = await trx.deleteFrom("code").where("expires_at", "<", since).executeTakeFirst();
  return Number(numDeletedRows);
}
