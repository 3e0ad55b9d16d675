import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { asVisitor } from "#kernel/actor.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { record } from "../journal/journal.queries.ts";
import { isKnownBrowser, tokenOf } from "../sessions/known-browsers.queries.ts";
import { type Opened, openSession } from "../sessions/open-session.queries.ts";
import { settleAttempt } from "../tries/attempts.queries.ts";
import { countFactorMiss } from "../tries/count-miss.actions.ts";
import { byLock } from "../tries/counting.queries.ts";
import { isBeyondLimits } from "../tries/limits.queries.ts";
import { subjectOf } from "../tries/subject.ts";
import { takeTry } from "../tries/take-try.queries.ts";
import type { PasswordRefusal } from "../tries/tell-failure.actions.ts";
import { askedAtSignIn, isRight, type Proof, type Proving } from "./judge-factor.actions.ts";
import { takeChallenge } from "./passkeys/passkey-challenges.queries.ts";

/** "challenge_over": the passkey's challenge expired, no try is lost. "overtaken": the password was replaced. */
export type FactorRefusal = PasswordRefusal | { kind: "challenge_over" } | { kind: "overtaken" };

type Overtaken = { kind: "overtaken" };

/**
 * Judges a second factor and opens the session. One transaction takes and judges the try, so that concurrent tries wait
 * and the policy's number holds. A new password does not reset these tries; known browsers have their own, so that a
 * thief of the password cannot lock them out. If no session opens, everything rolls back.
 */
export async function proveFactor(
  ctx: Context,
  visitor: Visitor,
  proving: Proving,
  proof: Proof,
): Promise<Result<Opened, FactorRefusal>> {
  const judged = await ctx.db.allOrNothing<Result<Opened, FactorRefusal>, Overtaken>(async (trx) => {
    const right = await judgeInTurn(trx, ctx, visitor, proving, proof);
    if (!right.ok) return done(right);
    const { accountId, holderId, judgedHash, identity } = proving;
    const opening = {
      accountId,
      holderId,
      judgedHash,
      identity,
      ...right.value,
      event: "signed_in",
    } as const;
    const opened = await openSession(trx, visitor, { ...opening, unlessFactor: false });
    return opened ? done(done(opened)) : refused({ kind: "overtaken" });
  });
  return judged.ok ? judged.value : judged;
}

type RightlyShown = { subject: string; browser: string | null };

async function judgeInTurn(
  trx: SpaceTransaction,
  ctx: Context,
  visitor: Visitor,
  proving: Proving,
  proof: Proof,
): Promise<Result<RightlyShown, FactorRefusal>> {
  const { holderId } = proving;
  const seed = proof.by === "passkey" ? await takeChallenge(trx, askedAtSignIn(proving)) : "";
  if (seed === null) return refused({ kind: "challenge_over" });
  const browser = await knownBrowser(trx, proving);
  const subject = subjectOf(ctx.keys, { factor: holderId, ...tokenOf(browser) });
  const { lock, limits } = ctx.space.policy;
  const { source } = visitor;
  const barred = isBeyondLimits(source, limits, browser !== null);
  const attempt = await takeTry(trx, subject, byLock(lock), { source, barred });
  if (attempt.kind === "too_many") return refused(attempt);
  if (attempt.kind === "locked") return refused({ kind: "locked", lock: attempt.lock });
  if (await isRight(trx, ctx, visitor, proving, proof, seed)) return done({ subject, browser });
  await settleAttempt(trx, subject);
  await record(trx, holderId, attempt.lock ? "locked" : "factor_refused", asVisitor(visitor));
  await countFactorMiss(trx, ctx, visitor);
  if (attempt.lock) return refused({ kind: "locked", lock: attempt.lock });
  return refused({ kind: "wrong", left: attempt.left, next: attempt.next, mayBeBarred: false });
}

const knownBrowser = async (trx: SpaceTransaction, { accountId, browser }: Proving) =>
  browser && (await isKnownBrowser(trx, accountId, browser)) ? browser : null;
