import { setTimeout as wait } from "node:timers/promises";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { HashingBusy } from "#infra/hashing/port.ts";
import { asVisitor } from "#kernel/actor.ts";
import { type Duration, milliseconds } from "#kernel/duration.ts";
import type { HolderId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Visitor } from "#kernel/visitor.ts";
import type { SecurityEventKind } from "#subject/words.ts";
import { record } from "../journal/journal.queries.ts";
import {
  giveBackAttempt,
  type Lock,
  settleAttempt,
  subjectOf,
  type Tried,
  takeAttempt,
} from "../tries/attempts.queries.ts";
import { countMiss } from "../tries/count-miss.actions.ts";
import { forgiveSource, isBeyondLimits } from "../tries/limits.queries.ts";
import { countShown, type Shown } from "../tries/shown-tries.queries.ts";

/** The account or letter to try a secret on. An unknown name has no hash, and takes the same time. */
export type Candidate = {
  tried: Tried;
  /** The name a stranger gave: failures are shown from their own source's count on it. */
  named?: Tried;
  /** The holder whose journal records a failure, and the event when it is not a failed sign-in. */
  holderId: HolderId | null;
  failure?: SecurityEventKind;
  hash: string | null;
  typed?: string;
  isKnownBrowser: boolean;
};

export type PasswordRefusal =
  /** `next`: length of the next lock. `mayBeBarred`: tries made elsewhere may have kept this one from being judged. */
  | { kind: "wrong"; left: number; next: Duration; mayBeBarred: boolean }
  /** Without a lock, only recovery helps. */
  | { kind: "locked"; lock: Lock | null }
  | { kind: "too_many"; lock: Lock };

type Proven<Found> = { found: Found; subject: string; outdated: boolean };

/** Waits for a queue slot, then judges: in a flood, most requests are refused before any work (LOG-21). */
export const verifyPassword = <Found extends Candidate>(
  ctx: Context,
  visitor: Visitor,
  password: string,
  find: (trx: SpaceTransaction) => Promise<Found>,
): Promise<Result<Proven<Found>, PasswordRefusal>> =>
  ctx.passwords.inTurn(() => verifyOutOfTurn(ctx, visitor, password, find));

/**
 * Same, for callers already holding a queue slot. Looks the candidate up, takes a try, hashes, in this order, whether
 * or not anybody is found. On success, forget the tries of `subject` in the transaction that acts.
 */
export async function verifyOutOfTurn<Found extends Candidate>(
  ctx: Context,
  visitor: Visitor,
  password: string,
  find: (trx: SpaceTransaction) => Promise<Found>,
): Promise<Result<Proven<Found>, PasswordRefusal>> {
  const { found, subject, attempt } = await takeTry(ctx, visitor, find);
  if (attempt.kind === "too_many") return refused(attempt);
  const tried = { visitor, found, subject };
  if (attempt.kind === "locked")
    return refused(await ctx.db.inTransaction((trx) => tellFailure(trx, ctx, tried, attempt)));
  const verdict = await verifyOrGiveBack(ctx, visitor, subject, found, password);
  if (verdict.ok) return done({ found, subject, outdated: verdict.value.outdated });
  const { holderId, failure = "sign_in_failed" } = found;
  return refused(
    await ctx.db.inTransaction(async (trx) => {
      await settleAttempt(trx, subject);
      if (holderId) await record(trx, holderId, attempt.lock ? "locked" : failure, asVisitor(visitor));
      return tellFailure(trx, ctx, tried, attempt);
    }),
  );
}

/** A stranger learns only the count of their own source. */
async function tellFailure(
  trx: SpaceTransaction,
  ctx: Context,
  { visitor, found, subject }: { visitor: Visitor; found: Candidate; subject: string },
  attempt: Shown,
): Promise<PasswordRefusal> {
  const { named } = found;
  const { lock } = ctx.space.policy;
  const failure = { source: visitor.source, subject, isJudged: attempt.kind === "taken" };
  const told = named ? await countShown(trx, ctx.keys, { ...failure, named }, lock) : attempt;
  if (told.kind === "taken" || failure.isJudged) await countMiss(trx, ctx, visitor);
  if (told.kind === "locked" || told.left === 0) return { kind: "locked", lock: told.lock };
  return { kind: "wrong", left: told.left, next: told.next, mayBeBarred: named !== undefined };
}

const turn = milliseconds(40);
const turns = 100;

/** While the last allowed tries are judged, callers wait for the verdict: many correct sign-ins at once succeed. */
async function takeTry<Found extends Candidate>(
  ctx: Context,
  { source }: Visitor,
  find: (trx: SpaceTransaction) => Promise<Found>,
) {
  const { lock, limits } = ctx.space.policy;
  for (let waited = 0; ; waited += 1) {
    const taken = await ctx.db.inTransaction(async (trx) => {
      const found = await find(trx);
      const subject = subjectOf(ctx.keys, found.tried);
      const barred = isBeyondLimits(source, limits, found.isKnownBrowser);
      return { found, subject, attempt: await takeAttempt(trx, subject, lock, { source, barred }) };
    });
    const { attempt } = taken;
    if (attempt.kind !== "locked" || !attempt.isJudging || waited === turns) return taken;
    await wait(turn);
  }
}

async function verifyOrGiveBack(
  ctx: Context,
  { source }: Visitor,
  subject: string,
  { hash, typed }: Candidate,
  password: string,
) {
  try {
    return await ctx.passwords.verify(hash, typed ?? password);
  } catch (error) {
    // A try that was never judged does not count.
    if (error instanceof HashingBusy) {
      await ctx.db.inTransaction(async (trx) => {
        await giveBackAttempt(trx, subject);
        await forgiveSource(trx, source, subject);
      });
    }
    throw error;
  }
}
