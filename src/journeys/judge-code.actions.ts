import {
  forgetAttempts,
  type Lock,
  settleAttempt,
  subjectOf,
  takeAttempt,
} from "#account/attempts.queries.ts";
import { giveBackToBudget, spentOf, takeFromBudget } from "#account/budgets.queries.ts";
import { countMiss } from "#account/count-miss.actions.ts";
import { record } from "#account/journal.queries.ts";
import { forgiveSource, isBeyondLimits } from "#account/limits.queries.ts";
import { asLock, endless } from "#account/quota.rules.ts";
import { tellOfBudget } from "#account/tell-staff.actions.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { sameBytes } from "#infra/sealing/keys.ts";
import { hours } from "#kernel/duration.ts";
import type { CodeId, HolderId, JourneyId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { codeDigits } from "./code-digits.ts";
import { codeRuleOf } from "./code-rule.rules.ts";
import { type CodeKey, type CodeTry, spendCode, takeCodeTry } from "./codes.queries.ts";
import { shortenJourney } from "./journeys.queries.ts";
import type { StepVisit } from "./step.ts";

/** Whose code was right; it is spent in the transaction that moves the row. */
export type ProvenCode = { codeId: CodeId; holderId: HolderId };

export type CodeRefusal =
  /** `left` tries of this code after that one; none, and another must be asked for. */
  | { kind: "wrong"; left: number }
  /** It ran out, was tried out, or served. */
  | { kind: "dead" }
  | { kind: "locked"; lock: Lock | null }
  /** That very source failed too often. */
  | { kind: "too_many"; lock: Lock }
  /** Too many codes were wrong this hour, all numbers together: whoever shows to be no robot may go on (OTP-01). */
  | { kind: "robot_suspected" };

/**
 * Judges a code: takes a try of it, of its number and of the hour's budget, then compares, alike whether anybody is
 * there. No budget holds who may pass.
 */
export async function judgeCode(
  ctx: Context,
  { visitor, mayPass }: Pick<StepVisit, "visitor" | "mayPass">,
  key: CodeKey,
  { number, typed }: { number: string; typed: string },
): Promise<Result<ProvenCode, CodeRefusal>> {
  const subject = subjectOf(ctx.keys, { code: number });
  const taken = await ctx.db.allOrNothing((trx) => takeTries(trx, ctx, visitor, key, subject, mayPass));
  if (!taken.ok) return taken;
  const { id, holderId, left, lock } = taken.value;
  const digits = Buffer.from(codeDigits(ctx.keys, ctx.space.id, id));
  const isRight = sameBytes(digits, Buffer.from(typed));
  // Nobody's code was never sent: whoever guesses it has proven nothing.
  if (isRight && holderId) return done({ codeId: id, holderId });
  await ctx.db.inTransaction(async (trx) => {
    await settleAttempt(trx, subject);
    if (holderId) await record(trx, holderId, "code_refused", visitor);
    await countMiss(trx, ctx, visitor);
    await tellOfBudget(trx, ctx, "codes", ctx.space.policy.limits.codes, await spentOf(trx, "codes"));
  });
  return lock ? refused({ kind: "locked", lock }) : refused({ kind: "wrong", left });
}

/** Nothing is counted where nothing will be judged. */
async function takeTries(
  trx: SpaceTransaction,
  { space }: Context,
  { source }: Visitor,
  key: CodeKey,
  subject: string,
  mayPass: boolean,
): Promise<Result<CodeTry & { lock: Lock | null }, CodeRefusal>> {
  const rule = codeRuleOf(space);
  const code = await takeCodeTry(trx, key, rule);
  const barred = isBeyondLimits(source, space.policy.limits);
  const ofNumber = await takeAttempt(trx, subject, asLock(rule.triesOnNumber), { source, barred });
  if (ofNumber.kind === "too_many") return refused(ofNumber);
  if (ofNumber.kind === "locked") return refused({ kind: "locked", lock: ofNumber.lock });
  if (!code) return refused({ kind: "dead" });
  const { most } = space.policy.limits.codes;
  if (!(await takeFromBudget(trx, "codes", mayPass ? endless : most)))
    return refused({ kind: "robot_suspected" });
  return done({ ...code, left: Math.min(code.left, ofNumber.left), lock: ofNumber.lock });
}

/** A password must be chosen within this time once the code has been given. */
const lastStretch = hours(1);

/** Spends a code that was right: its tries are forgotten. False when it served meanwhile. */
export async function proveCode(
  trx: SpaceTransaction,
  ctx: Context,
  visitor: Visitor,
  { journeyId, number, codeId, holderId }: ProvenCode & { journeyId: JourneyId; number: string },
): Promise<boolean> {
  if (!(await spendCode(trx, codeId))) return false;
  const subject = subjectOf(ctx.keys, { code: number });
  await forgetAttempts(trx, subject);
  await forgiveSource(trx, visitor.source, subject);
  await giveBackToBudget(trx, "codes");
  await shortenJourney(trx, journeyId, lastStretch);
  await record(trx, holderId, "code_proven", visitor);
  return true;
}
