import type { Asker } from "#account/crowds/admit-ask.actions.ts";
import { giveBackToBudget, spentOf, takeFromBudget, unlimited } from "#account/crowds/budgets.queries.ts";
import { tellOfBudget } from "#account/crowds/tell-staff.actions.ts";
import { record } from "#account/journal/journal.queries.ts";
import { type FromBrowser, knownBrowserOf } from "#account/sessions/known-browsers.queries.ts";
import { findLock, type Lock, settleAttempt } from "#account/tries/attempts.queries.ts";
import { countMiss } from "#account/tries/count-miss.actions.ts";
import { byQuota } from "#account/tries/counting.queries.ts";
import { forgetTries } from "#account/tries/forget-tries.queries.ts";
import { isBeyondLimits } from "#account/tries/limits.queries.ts";
import { countShown, type Shown, shownSubject } from "#account/tries/shown-tries.queries.ts";
import { subjectOf } from "#account/tries/subject.ts";
import { takeTry } from "#account/tries/take-try.queries.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { releaseProvenAddress } from "#infra/mail/bounces/suppression.queries.ts";
import { sameBytes } from "#infra/sealing/keys.ts";
import { asVisitor } from "#kernel/actor.ts";
import type { CodeId, HolderId, JourneyId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { shortenJourney, timeToChoose } from "../../engine/journeys.queries.ts";
import { codeDigits } from "./code-digits.ts";
import { codeRuleOf } from "./code-rule.rules.ts";
import { type CodeKey, type CodeTry, holderOfCode, spendCode, takeCodeTry } from "./codes.queries.ts";

/** `subject`: what its tries were counted on. The code is spent in the transaction that moves the row. */
export type ProvenCode = { codeId: CodeId; holderId: HolderId; subject: string };

export type CodeRefusal =
  /** `left`: tries of this code; at 0 another must be requested. */
  | { kind: "wrong"; left: number }
  /** Expired, out of tries, or already used. */
  | { kind: "dead" }
  | { kind: "locked"; lock: Lock | null }
  /** This source failed too often. */
  | { kind: "too_many"; lock: Lock }
  /** Too many wrong codes this hour, all numbers together: the visitor must solve the anti-robot (OTP-01). */
  | { kind: "robot_suspected" };

type Judging = CodeTry & { subject: string; named: { code: string } | null; attempt: Shown };

/**
 * Takes a try of the code, of its number and of the hourly budget, then compares. Does the same work for a code without
 * a holder. A browser that signed in before has its own count, so that strangers do not block its owner (LOG-06). The
 * budget does not stop a visitor who `mayPass`.
 */
export async function judgeCode(
  ctx: Context,
  from: Asker,
  key: CodeKey,
  { number, typed }: { number: string; typed: string },
): Promise<Result<ProvenCode, CodeRefusal>> {
  const taken = await ctx.db.allOrNothing((trx) => takeTries(trx, ctx, from, key, number));
  if (!taken.ok) return taken;
  const { id, holderId, subject, attempt } = taken.value;
  const digits = Buffer.from(codeDigits(ctx.keys, ctx.space.id, id));
  const isRight = sameBytes(digits, Buffer.from(typed));
  // A code without a holder was never sent: a right guess proves nothing.
  if (isRight && holderId && attempt.kind === "taken") return done({ codeId: id, holderId, subject });
  return refused(await ctx.db.inTransaction((trx) => refuseCode(trx, ctx, from, taken.value)));
}

/** Counts nothing when it shows a lock. */
async function takeTries(
  trx: SpaceTransaction,
  { keys, space }: Context,
  { visitor: { source }, knownBrowser, mayPass }: Asker,
  key: CodeKey,
  number: string,
): Promise<Result<Judging, CodeRefusal>> {
  const rule = codeRuleOf(space);
  const browser = await knownBrowserOf(trx, await holderOfCode(trx, key), knownBrowser);
  const named = browser ? null : { code: number };
  const subject = subjectOf(keys, browser ? { code: number, browser } : { code: number });
  const code = await takeCodeTry(trx, key, rule);
  const barred = isBeyondLimits(source, space.policy.limits, browser !== null);
  const attempt = await takeTry(trx, subject, byQuota(rule.triesOnNumber), { source, barred });
  if (attempt.kind === "too_many") return refused(attempt);
  const told = named ? await findLock(trx, shownSubject(keys, source, named)) : lockTold(attempt);
  if (told) return refused({ kind: "locked", lock: told });
  if (!code) return refused({ kind: "dead" });
  const { most } = space.policy.limits.codes;
  if (!(await takeFromBudget(trx, "codes", mayPass ? unlimited : most)))
    return refused({ kind: "robot_suspected" });
  return done({ ...code, subject, named, attempt });
}

const lockTold = (attempt: Shown) => (attempt.kind === "locked" ? attempt.lock : null);

/** Strangers only learn the count of their own source. */
async function refuseCode(
  trx: SpaceTransaction,
  ctx: Context,
  { visitor }: FromBrowser,
  { holderId, left, subject, named, attempt }: Judging,
): Promise<CodeRefusal> {
  const { keys, space } = ctx;
  const isJudged = attempt.kind === "taken";
  if (isJudged) await settleAttempt(trx, subject);
  if (isJudged && holderId) await record(trx, holderId, "code_refused", asVisitor(visitor));
  const failure = { source: visitor.source, subject, isJudged };
  const how = byQuota(codeRuleOf(space).triesOnNumber);
  const told = named ? await countShown(trx, keys, { ...failure, named }, how) : attempt;
  await countMiss(trx, ctx, visitor);
  await tellOfBudget(trx, ctx, "codes", space.policy.limits.codes, await spentOf(trx, "codes"));
  if (told.lock) return { kind: "locked", lock: told.lock };
  return { kind: "wrong", left: told.kind === "taken" ? Math.min(left, told.left) : left };
}

/** Also resets the count of tries. False: the code was used in the meantime. */
export async function proveCode(
  trx: SpaceTransaction,
  visitor: Visitor,
  { journeyId, codeId, holderId, subject }: ProvenCode & { journeyId: JourneyId },
): Promise<boolean> {
  if (!(await spendCode(trx, codeId))) return false;
  await releaseProvenAddress(trx, holderId, codeId);
  await forgetTries(trx, visitor.source, subject);
  await giveBackToBudget(trx, "codes");
  await shortenJourney(trx, journeyId, timeToChoose);
  await record(trx, holderId, "code_proven", asVisitor(visitor));
  return true;
}
