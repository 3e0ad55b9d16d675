import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { done, type Result } from "#kernel/result.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { byLock } from "../tries/counting.queries.ts";
import { type Candidate, judgeTry, type Proven } from "../tries/judge-try.actions.ts";
import { isBeyondLimits } from "../tries/limits.queries.ts";
import { subjectOf, type Tried } from "../tries/subject.ts";
import { takeTry } from "../tries/take-try.queries.ts";
import type { PasswordRefusal } from "../tries/tell-failure.actions.ts";

/** Looks up the account, and the counter of its tries. */
type Find<Found> = (trx: SpaceTransaction) => Promise<Found & { tried: Tried }>;

/** Waits for a queue slot, then judges: in a flood, most requests are refused before any work (LOG-21). */
export const verifyPassword = <Found extends Candidate>(
  ctx: Context,
  visitor: Visitor,
  password: string,
  find: Find<Found>,
): Promise<Result<Proven<Found>, PasswordRefusal>> =>
  ctx.passwords.inTurn(() => verifyOutOfTurn(ctx, visitor, password, find));

/**
 * Same, for callers already holding a queue slot. Looks the candidate up, takes a try, hashes, in that order. Limits by
 * source do not apply to a browser that signed in before.
 */
export function verifyOutOfTurn<Found extends Candidate>(
  ctx: Context,
  visitor: Visitor,
  password: string,
  find: Find<Found>,
): Promise<Result<Proven<Found>, PasswordRefusal>> {
  const { source } = visitor;
  const { lock, limits } = ctx.space.policy;
  return judgeTry(ctx, visitor, password, () =>
    ctx.db.inTransaction(async (trx) => {
      const found = await find(trx);
      const subject = subjectOf(ctx.keys, found.tried);
      const barred = isBeyondLimits(source, limits, found.isKnownBrowser);
      const attempt = await takeTry(trx, subject, byLock(lock), { source, barred });
      return done({ found, subject, attempt });
    }),
  );
}
