import { giveBackToBudget, type HourEnd, takeFromBudget } from "#account/crowds/budgets.queries.ts";
import { record } from "#account/journal/journal.queries.ts";
import { type FromBrowser, knownBrowserOf } from "#account/sessions/known-browsers.queries.ts";
import { type Attempt, type Lock, settleAttempt } from "#account/tries/attempts.queries.ts";
import { countMiss } from "#account/tries/count-miss.actions.ts";
import { byLock } from "#account/tries/counting.queries.ts";
import { forgetTries } from "#account/tries/forget-tries.queries.ts";
import { isBeyondLimits } from "#account/tries/limits.queries.ts";
import { countShown, type Shown } from "#account/tries/shown-tries.queries.ts";
import { subjectOf } from "#account/tries/subject.ts";
import { takeTry } from "#account/tries/take-try.queries.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { sameBytes } from "#infra/sealing/keys.ts";
import { asVisitor } from "#kernel/actor.ts";
import type { Duration } from "#kernel/duration.ts";
import type { HolderId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { findIbanOnFile, type IbanOnFile } from "./iban-on-file.queries.ts";
import { ibanRefusedJob } from "./iban-refused.job.ts";
import { registrySecretOf } from "./registry-secret-rule.rules.ts";
import { suspend, warnOfFailures } from "./suspend-proofs.actions.ts";

type Typed = { number: string; tail: string };

export type ProvenByIban = { holderId: HolderId; number: string };

export type IbanRefusal =
  /** `next`: length of the next lock. */
  | { kind: "wrong"; left: number; next: Duration }
  /** `null`: only a letter or a call helps. */
  | { kind: "locked"; lock: Lock | null }
  /** This source failed too often. */
  | { kind: "too_many"; lock: Lock }
  /** No try is judged until the hour ends. */
  | ({ kind: "suspended" } & HourEnd);

/** The secret never changes, so failures count for life (docs/decisions/0022). */
const forLife = { forLife: true };

/** Not the end of any IBAN. */
const noTail = "\0\0\0\0\0";

/**
 * Counts on the number, the source and the space before comparing; then one look-up and one comparison, for any
 * number. A holder whose account has an address is refused like the others, and the worker mails them. A known browser
 * is exempt from the limits of its source, but not from the lifetime count of the number: a password thief would
 * otherwise get new tries with each browser.
 */
export async function proveByIban(
  ctx: Context,
  from: FromBrowser,
  { number, tail }: Typed,
): Promise<Result<ProvenByIban, IbanRefusal>> {
  const { visitor } = from;
  const subject = subjectOf(ctx.keys, { iban: number });
  const taken = await ctx.db.allOrNothing((trx) => takeProofTry(trx, ctx, from, number, subject));
  if (!taken.ok) {
    const { refusal } = taken;
    if (refusal.kind === "spent") return refused(await suspend(ctx));
    if (refusal.kind === "too_many") return refused(refusal);
    return refused(await ctx.db.inTransaction((trx) => refuseTail(trx, ctx, visitor, number, refusal)));
  }
  const { known, attempt } = taken.value;
  const isRight = sameBytes(Buffer.from(tail), Buffer.from(known?.tail ?? noTail));
  if (isRight && known && known.account !== "with_address") return done({ holderId: known.holderId, number });
  return refused(
    await ctx.db.inTransaction(async (trx) => {
      await settleAttempt(trx, subject);
      await warnOfFailures(trx, ctx);
      await ctx.outbox.enqueue(trx, ibanRefusedJob, { space: ctx.space.id, number, isRight, visitor });
      return refuseTail(trx, ctx, visitor, number, attempt);
    }),
  );
}

async function refuseTail(
  trx: SpaceTransaction,
  ctx: Context,
  visitor: Visitor,
  number: string,
  attempt: Shown,
): Promise<IbanRefusal> {
  const { keys, space } = ctx;
  const { source } = visitor;
  const named = { iban: number };
  const failure = { source, named, subject: subjectOf(keys, named), isJudged: attempt.kind === "taken" };
  const told = await countShown(trx, keys, failure, byLock(registrySecretOf(space).lock), forLife);
  // A try that is shown as wrong counts as a failure, even if it was not judged.
  if (told.kind === "taken" || failure.isJudged) await countMiss(trx, ctx, visitor);
  if (told.kind === "locked" || told.left === 0) return { kind: "locked", lock: told.lock };
  return { kind: "wrong", left: told.left, next: told.next };
}

type Taken = Extract<Attempt, { kind: "taken" }>;
type TryTaken = { known: IbanOnFile | undefined; attempt: Taken };
type NotTaken = { kind: "spent" } | Exclude<Attempt, Taken>;

/** Counts nothing when nothing will be judged. */
async function takeProofTry(
  trx: SpaceTransaction,
  { space }: Context,
  { visitor: { source }, knownBrowser }: FromBrowser,
  number: string,
  subject: string,
): Promise<Result<TryTaken, NotTaken>> {
  const { lock, budget } = registrySecretOf(space);
  if (!(await takeFromBudget(trx, "ibans", budget.most))) return refused({ kind: "spent" });
  const known = await findIbanOnFile(trx, number);
  const isKnown = await knownBrowserOf(trx, known?.holderId ?? null, knownBrowser);
  const barred = isBeyondLimits(source, space.policy.limits, isKnown !== null);
  const attempt = await takeTry(trx, subject, byLock(lock), { source, barred }, forLife);
  return attempt.kind === "taken" ? done({ known, attempt }) : refused(attempt);
}

/** The proof is used: earlier failures are forgotten. */
export async function acceptProof(
  trx: SpaceTransaction,
  ctx: Context,
  visitor: Visitor,
  { holderId, number }: ProvenByIban,
) {
  const subject = subjectOf(ctx.keys, { iban: number });
  await giveBackToBudget(trx, "ibans");
  await forgetTries(trx, visitor.source, subject);
  await record(trx, holderId, "iban_recognised", asVisitor(visitor));
}
