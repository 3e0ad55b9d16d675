import { type AskRefusal, admitAsk } from "#account/admit-ask.actions.ts";
import { type Lock, subjectOf, type Tried, takeAttempt } from "#account/attempts.queries.ts";
import { knownBrowserOf } from "#account/known-browsers.queries.ts";
import { tellsNothing } from "#account/limits.queries.ts";
import { asLock } from "#account/quota.rules.ts";
import type { Context } from "#context.ts";
import { asksAgainAfter } from "#enrolment/asking-again.rules.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId, JourneyId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Quota } from "#spaces/space.ts";
import { codeRuleOf } from "./code-rule.rules.ts";
import { type CodeKey, issueCode } from "./codes.queries.ts";
import { findContactsShown } from "./contacts-shown.queries.ts";
import { beginAnew, keepJourney } from "./journeys.queries.ts";
import { askForPost } from "./post-requests.queries.ts";
import type { StepVisit } from "./step.ts";

/** Counts what is asked about a number against its source, whoever has it or nobody (REC-10). */
export const admitAskAbout = (
  { ctx, visitor: { source }, mayPass }: Pick<StepVisit, "ctx" | "visitor" | "mayPass">,
  number: string,
): Promise<Result<null, AskRefusal>> =>
  ctx.db.allOrNothing((trx) =>
    admitAsk(trx, ctx, { source, mayPass }, subjectOf(ctx.keys, { code: number })),
  );

export type CodeNotAsked =
  /** That number shows no such contact: the post was made by hand, or the page is an old one. */
  | { kind: "not_offered" }
  | { kind: "too_many"; lock: Lock | null }
  /** The same of SMS, from that source. */
  | { kind: "too_many_sms"; lock: Lock | null };

/**
 * Issues a code for a number, or renews the live one, and tells the worker, who alone sends it, and only to somebody.
 * Counted on the number, whatever the journeys; and on the source if it costs an SMS. A browser that signed in before
 * has a quota of its own, so that no stranger who asks in its owner's place shuts them out (LOG-06).
 */
export async function askCode(
  trx: SpaceTransaction,
  ctx: Context,
  { visitor, knownBrowser }: Pick<StepVisit, "visitor" | "knownBrowser">,
  key: CodeKey,
  number: string,
): Promise<Result<"new" | "same", CodeNotAsked>> {
  const { holderId, masks } = await findContactsShown(trx, ctx, number);
  if (masks[key.channel] === null) return refused({ kind: "not_offered" });
  if (key.channel === "sms") {
    const ofSource = await takeSms(trx, ctx, visitor.source);
    if (!ofSource.ok) return refused({ kind: "too_many_sms", lock: ofSource.refusal });
  }
  const browser = await knownBrowserOf(trx, holderId, knownBrowser);
  const counted = browser ? { codes_sent: number, browser } : { codes_sent: number };
  const issued = await issueCounted(trx, ctx, key, counted, holderId);
  if (!issued.ok) return issued;
  await ctx.outbox.enqueue(trx, "code-asked", { space: ctx.space.id, journeyId: key.journeyId });
  return issued;
}

/** Issues a code, or renews the live one, within the quota of what it is counted on. */
export async function issueCounted(
  trx: SpaceTransaction,
  ctx: Context,
  key: CodeKey,
  counted: Tried,
  holderId: HolderId | null,
): Promise<Result<"new" | "same", CodeNotAsked>> {
  const rule = codeRuleOf(ctx.space);
  const taken = await takeOne(trx, subjectOf(ctx.keys, counted), rule.sends);
  if (!taken.ok) return refused({ kind: "too_many", lock: taken.refusal });
  const issued = await issueCode(trx, key, holderId, rule);
  if (issued === "new") await beginAnew(trx, key.journeyId);
  return done(issued);
}

/** Counted alike for numbers that nobody has. What comes from this machine tells nothing (docs/decisions/0005). */
async function takeSms(trx: SpaceTransaction, { keys, space }: Context, source: string) {
  const { sms } = space.policy;
  if (!sms || tellsNothing(source)) return done(null);
  return takeOne(trx, subjectOf(keys, { sms_from: source }), sms.asksPerSource);
}

async function takeOne(
  trx: SpaceTransaction,
  subject: string,
  quota: Quota,
): Promise<Result<null, Lock | null>> {
  const attempt = await takeAttempt(trx, subject, asLock(quota));
  if (attempt.kind === "taken") return done(null);
  return refused(attempt.kind === "locked" ? attempt.lock : null);
}

/**
 * Notes that a new password was asked for by post, and tells the worker. False if one was, not long ago. The journey
 * waits for a worker as long as the letter was promised in.
 */
export async function askByPost(
  trx: SpaceTransaction,
  ctx: Context,
  journeyId: JourneyId,
  number: string,
): Promise<boolean> {
  const subject = subjectOf(ctx.keys, { post: number });
  const { letters } = ctx.space.policy;
  if (!(await askForPost(trx, subject, asksAgainAfter(letters)))) return false;
  await keepJourney(trx, journeyId, letters.promise);
  await ctx.outbox.enqueue(trx, "letter-asked", { space: ctx.space.id, journeyId });
  return true;
}
