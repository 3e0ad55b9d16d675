import {
  forgetAttempts,
  type Lock,
  settleAttempt,
  subjectOf,
  takeAttempt,
} from "#account/attempts.queries.ts";
import { giveBackToBudget, type HourEnd, takeFromBudget } from "#account/budgets.queries.ts";
import { countMiss } from "#account/count-miss.actions.ts";
import { record } from "#account/journal.queries.ts";
import { forgiveSource, isBeyondLimits } from "#account/limits.queries.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { sameBytes } from "#infra/sealing/keys.ts";
import type { Duration } from "#kernel/duration.ts";
import type { HolderId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { findIbanOnFile, type IbanOnFile } from "./iban-on-file.queries.ts";
import { registrySecretOf } from "./registry-secret-rule.rules.ts";
import { suspend, warnOfFailures } from "./suspend-proofs.actions.ts";

/** Both as the registry writes them. */
type Typed = { number: string; tail: string };

export type ProvenByIban = { holderId: HolderId; number: string };

export type IbanRefusal =
  /** `next` is how long the wait will be once none is left. */
  | { kind: "wrong"; left: number; next: Duration }
  /** Without a lock that ends, only the post and the telephone help. */
  | { kind: "locked"; lock: Lock | null }
  /** That very source failed too often. */
  | { kind: "too_many"; lock: Lock }
  /** Nobody's is judged until the hour is over; `isNews` for the one who is to raise the alarm. */
  | ({ kind: "suspended"; isNews: boolean } & HourEnd);

/** Nobody's: no IBAN ends so. */
const noTail = "\0\0\0\0\0";

/**
 * Judges a number and the end of an IBAN. Counted before comparing, on the number, the source and the space; then one
 * look-up and one comparison, whoever has the number or nobody. Whom it opens nothing for, having an account with an
 * address already, is refused like all others, and told by the worker.
 */
export async function proveByIban(
  ctx: Context,
  visitor: Visitor,
  { number, tail }: Typed,
): Promise<Result<ProvenByIban, IbanRefusal>> {
  const subject = subjectOf(ctx.keys, { iban: number });
  const taken = await ctx.db.allOrNothing((trx) => takeTry(trx, ctx, visitor, number, subject));
  if (!taken.ok) return taken.refusal.kind === "spent" ? refused(await suspend(ctx)) : refused(taken.refusal);
  const { known, attempt } = taken.value;
  const isRight = sameBytes(Buffer.from(tail), Buffer.from(known?.tail ?? noTail));
  if (isRight && known && known.account !== "with_address") return done({ holderId: known.holderId, number });
  await ctx.db.inTransaction(async (trx) => {
    await settleAttempt(trx, subject);
    await countMiss(trx, ctx, visitor);
    await warnOfFailures(trx, ctx);
    await ctx.outbox.enqueue(trx, "iban-refused", { space: ctx.space.id, number, isRight, visitor });
  });
  if (attempt.left === 0) return refused({ kind: "locked", lock: attempt.lock });
  return refused({ kind: "wrong", left: attempt.left, next: attempt.next });
}

type TryTaken = {
  known: IbanOnFile | undefined;
  attempt: { left: number; next: Duration; lock: Lock | null };
};
type NotTaken = { kind: "spent" } | Exclude<IbanRefusal, { kind: "suspended" | "wrong" }>;

/** Nothing is counted where nothing will be judged. */
async function takeTry(
  trx: SpaceTransaction,
  { space }: Context,
  { source }: Visitor,
  number: string,
  subject: string,
): Promise<Result<TryTaken, NotTaken>> {
  const { lock, budget } = registrySecretOf(space);
  if (!(await takeFromBudget(trx, "ibans", budget.most))) return refused({ kind: "spent" });
  const barred = isBeyondLimits(source, space.policy.limits);
  const attempt = await takeAttempt(trx, subject, lock, { source, barred }, "for_life");
  if (attempt.kind === "too_many") return refused(attempt);
  if (attempt.kind === "locked") return refused({ kind: "locked", lock: attempt.lock });
  return done({ known: await findIbanOnFile(trx, number), attempt });
}

/** It was right, and is made use of: nothing that failed before is held against them. */
export async function acceptProof(
  trx: SpaceTransaction,
  ctx: Context,
  visitor: Visitor,
  { holderId, number }: ProvenByIban,
) {
  const subject = subjectOf(ctx.keys, { iban: number });
  await giveBackToBudget(trx, "ibans");
  await forgetAttempts(trx, subject);
  await forgiveSource(trx, visitor.source, subject);
  await record(trx, holderId, "iban_recognised", visitor);
}
