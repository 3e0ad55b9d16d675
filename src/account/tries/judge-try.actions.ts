import { setTimeout as wait } from "node:timers/promises";
import type { Context } from "#context.ts";
import { HashingBusy } from "#infra/hashing/port.ts";
import { asVisitor } from "#kernel/actor.ts";
import { milliseconds } from "#kernel/duration.ts";
import type { HolderId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { record, type SecurityEventKind } from "../journal/journal.queries.ts";
import { type Attempt, giveBackAttempt, settleAttempt } from "./attempts.queries.ts";
import { forgiveSource } from "./limits.queries.ts";
import type { Tried } from "./subject.ts";
import { type PasswordRefusal, tellFailure } from "./tell-failure.actions.ts";

/** The account or letter that a secret is tried on. An unknown name has no hash, and takes the same time. */
export type Candidate = {
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

/** Who it was, on whom the try was counted, and whether the hash is one of former parameters. */
export type Proven<Found> = { found: Found; subject: string; outdated: boolean };

/** Who was found, on whom the try is counted, and whether it may be judged. */
export type TryTaken<Found> = { found: Found; subject: string; attempt: Attempt };

/**
 * Judges a secret once `take` has found the candidate and taken a try, alike whether anybody is there. On success the
 * caller forgets the tries of `subject` in the transaction that acts on it. A queue slot must have been taken.
 */
export async function judgeTry<Found extends Candidate, R = never>(
  ctx: Context,
  visitor: Visitor,
  password: string,
  take: () => Promise<Result<TryTaken<Found>, R>>,
): Promise<Result<Proven<Found>, PasswordRefusal | R>> {
  const taken = await takeInTime(take);
  if (!taken.ok) return taken;
  const { found, subject, attempt } = taken.value;
  if (attempt.kind === "too_many") return refused(attempt);
  const tried = { visitor, named: found.named, subject };
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

/** How long, and how often, a try waits for those before it to be judged. */
const turn = milliseconds(40);
const turns = 100;

/**
 * Takes a try. While the last tries allowed are still being judged, the lock they will bring if they fail is not
 * told yet: a try that comes then waits for the verdict, so that many good sign-ins at once all come in.
 */
async function takeInTime<Found, R>(
  take: () => Promise<Result<TryTaken<Found>, R>>,
): Promise<Result<TryTaken<Found>, R>> {
  for (let waited = 0; ; waited += 1) {
    const taken = await take();
    const isJudging = taken.ok && taken.value.attempt.kind === "locked" && taken.value.attempt.isJudging;
    if (!isJudging || waited === turns) return taken;
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
