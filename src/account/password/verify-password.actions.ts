import { setTimeout as wait } from "node:timers/promises";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { HashingBusy } from "#infra/hashing/port.ts";
import { type Duration, milliseconds } from "#kernel/duration.ts";
import type { HolderId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { record, type SecurityEventKind } from "../journal/journal.queries.ts";
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

/** The account or letter that a secret is tried on. An unknown name has no hash, and takes the same time. */
export type Candidate = {
  tried: Tried;
  /** What was named, when it was by a stranger: they are shown what their own source has left there. */
  named?: Tried;
  /** Whose journal tells of a failure, and in what words when it is none of the password. */
  holderId: HolderId | null;
  failure?: SecurityEventKind;
  /** Of a password, or of the secret of a letter. */
  hash: string | null;
  /** What is compared with it, when it is not quite what was typed. */
  typed?: string;
  isKnownBrowser: boolean;
};

export type PasswordRefusal =
  /**
   * `next` is how long the lock will be that comes after those left. `mayBeBarred`: to a stranger it may also be that
   * tries made elsewhere keep any from being judged.
   */
  | { kind: "wrong"; left: number; next: Duration; mayBeBarred: boolean }
  /** Without a lock that ends, only recovery helps. */
  | { kind: "locked"; lock: Lock | null }
  /** That very source failed too often. */
  | { kind: "too_many"; lock: Lock };

/** Who it was, on whom the try was counted, and whether the hash is one of former parameters. */
type Proven<Found> = { found: Found; subject: string; outdated: boolean };

/** Judges a password, in turn: of a flood most are refused before anything is done for them (LOG-21). */
export const verifyPassword = <Found extends Candidate>(
  ctx: Context,
  visitor: Visitor,
  password: string,
  find: (trx: SpaceTransaction) => Promise<Found>,
): Promise<Result<Proven<Found>, PasswordRefusal>> =>
  ctx.passwords.inTurn(() => verifyOutOfTurn(ctx, visitor, password, find));

/**
 * The same for who has taken a place already. Looks the candidate up, takes a try, hashes, in that order, alike whether
 * anybody is there. Limits by source do not hold a browser that signed in before. On success the caller
 * forgets the tries of `subject` in the transaction that acts on it.
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
      if (holderId) await record(trx, holderId, attempt.lock ? "locked" : failure, visitor);
      return tellFailure(trx, ctx, tried, attempt);
    }),
  );
}

/** What is said of a try that failed, or was not judged: to a stranger, by the count of their own source alone. */
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
  // A try that reads as a wrong one counts as one, judged or not.
  if (told.kind === "taken" || failure.isJudged) await countMiss(trx, ctx, visitor);
  if (told.kind === "locked" || told.left === 0) return { kind: "locked", lock: told.lock };
  return { kind: "wrong", left: told.left, next: told.next, mayBeBarred: named !== undefined };
}

/** How long, and how often, a try waits for those before it to be judged. */
const turn = milliseconds(40);
const turns = 100;

/**
 * Takes a try. While the last tries allowed are still being judged, the lock they will bring if they fail is not
 * told yet: whoever comes then waits for the verdict, so that many good sign-ins at once all come in.
 */
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
    // A try that was never judged is not held against anybody.
    if (error instanceof HashingBusy) {
      await ctx.db.inTransaction(async (trx) => {
        await giveBackAttempt(trx, subject);
        await forgiveSource(trx, source, subject);
      });
    }
    throw error;
  }
}
