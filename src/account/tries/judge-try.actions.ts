import { setTimeout as wait } from "node:timers/promises";
import type { Context } from "#context.ts";
import { HashingBusy } from "#infra/hashing/port.ts";
import { asVisitor } from "#kernel/actor.ts";
import { milliseconds } from "#kernel/duration.ts";
import type { HolderId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Visitor } from "#kernel/visitor.ts";
import type { SecurityEventKind } from "#subject/words.ts";
import { record } from "../journal/journal.queries.ts";
import { type Attempt, giveBackAttempt, settleAttempt } from "./attempts.queries.ts";
import { forgiveSource, takeBackFailure } from "./limits.queries.ts";
import type { Tried } from "./subject.ts";
import { type PasswordRefusal, tellFailure } from "./tell-failure.actions.ts";

/** The account or letter whose secret is checked. An unknown name has no hash; its check takes the same time. */
export type Candidate<Refusal = never> = {
  /** Set for strangers, who only see the failures of their own source. */
  named?: Tried;
  holderId: HolderId | null;
  failure?: SecurityEventKind;
  hash: string | null;
  /** Compared with the hash instead of what was typed. */
  typed?: string;
  isKnownBrowser: boolean;
  /**
   * Another secret, which opens nothing yet. It is judged first: typing it costs no try, and tells nothing about `hash`.
   * Present, with a `null` hash, even when nothing waits: every wrong password is then compared twice, so that the
   * response time does not reveal whether something waits.
   */
  waiting?: { hash: string | null; refusal: Refusal };
};

/** `outdated`: the hash has former parameters. */
export type Proven<Found> = { found: Found; subject: string; outdated: boolean };

export type TryTaken<Found> = { found: Found; subject: string; attempt: Attempt };

/** Does the same work for unknown names. The caller must hold a queue slot, and reset the count after a success. */
export async function judgeTry<Found extends Candidate<R>, R = never>(
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
  if (!verdict.ok && verdict.refusal !== "wrong") return refused(verdict.refusal.waiting);
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

const turn = milliseconds(40);
const turns = 100;

/** Waits while the last allowed tries are being judged, so that concurrent correct sign-ins all succeed. */
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

type Verdict<Waiting> = Result<{ outdated: boolean }, "wrong" | { waiting: Waiting }>;

async function verifyOrGiveBack<Waiting>(
  ctx: Context,
  { source }: Visitor,
  subject: string,
  found: Candidate<Waiting>,
  password: string,
): Promise<Verdict<Waiting>> {
  try {
    const verdict = await compare(ctx, found, password);
    if (!verdict.ok && verdict.refusal !== "wrong")
      await ctx.db.inTransaction(async (trx) => {
        await giveBackAttempt(trx, subject);
        await takeBackFailure(trx, source, subject);
      });
    return verdict;
  } catch (error) {
    if (error instanceof HashingBusy) {
      await ctx.db.inTransaction(async (trx) => {
        await giveBackAttempt(trx, subject);
        await forgiveSource(trx, source, subject);
      });
    }
    throw error;
  }
}

async function compare<Waiting>(
  { passwords }: Context,
  { hash, typed, waiting }: Candidate<Waiting>,
  password: string,
): Promise<Verdict<Waiting>> {
  if (waiting?.hash && (await passwords.verify(waiting.hash, password)).ok)
    return refused({ waiting: waiting.refusal });
  const verdict = await passwords.verify(hash, typed ?? password);
  if (!verdict.ok && waiting && !waiting.hash) await passwords.verify(null, password);
  return verdict;
}
