import { type Asker, type AskRefusal, admitAsk } from "#account/crowds/admit-ask.actions.ts";
import { type FromBrowser, knownBrowserOf } from "#account/sessions/known-browsers.queries.ts";
import type { Lock } from "#account/tries/attempts.queries.ts";
import { tellsNothing } from "#account/tries/limits.queries.ts";
import { shownSubject } from "#account/tries/shown-tries.queries.ts";
import { subjectOf } from "#account/tries/subject.ts";
import { takeFromQuota } from "#account/tries/take-from-quota.queries.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId, JourneyId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { asksAgainAfter } from "#letters/asking-again.rules.ts";
import { beginAnew, keepJourney } from "../../engine/journeys.queries.ts";
import { findContactsShown } from "../decoy/contacts-shown.queries.ts";
import { askForPost } from "../letter/post-requests.queries.ts";
import { codeRuleOf } from "./code-rule.rules.ts";
import { type CodeKey, issueCode } from "./codes.queries.ts";

/** Counts what is asked about a number against where it comes from, alike for known and unknown (REC-10). */
export const admitAskAbout = (
  { ctx, ...asker }: Asker & { ctx: Context },
  number: string,
): Promise<Result<null, AskRefusal>> =>
  ctx.db.allOrNothing((trx) => admitAsk(trx, ctx, asker, subjectOf(ctx.keys, { code: number })));

export type CodeNotAsked =
  /** That number shows no such contact: the post was made by hand, or the page is an old one. */
  | { kind: "not_offered" }
  | { kind: "too_many"; lock: Lock | null }
  /** The same of SMS, from that source. */
  | { kind: "too_many_sms"; lock: Lock | null };

/**
 * Issues a code for a number, or renews the live one, and tells the worker, who alone sends it, and only to somebody.
 * Counted on the number, whatever the journeys; and on the source if it costs an SMS.
 */
export async function askCode(
  trx: SpaceTransaction,
  ctx: Context,
  from: FromBrowser,
  key: CodeKey,
  number: string,
): Promise<Result<"new" | "same", CodeNotAsked>> {
  const { holderId, masks } = await findContactsShown(trx, ctx, number);
  if (masks[key.channel] === null) return refused({ kind: "not_offered" });
  if (key.channel === "sms" && !(await knownBrowserOf(trx, holderId, from.knownBrowser))) {
    const ofSource = await takeSms(trx, ctx, from.visitor.source);
    if (!ofSource.ok) return refused({ kind: "too_many_sms", lock: ofSource.refusal });
  }
  const issued = await issueCounted(trx, ctx, from, key, { number, holderId });
  if (!issued.ok) return issued;
  const { leaves, as } = issued.value;
  if (leaves) await ctx.outbox.enqueue(trx, "code-asked", { space: ctx.space.id, journeyId: key.journeyId });
  return done(as);
}

/** `leaves`: whether the worker is to look at it. `byOwner`: it was asked for in a browser that signed in before. */
type Issued = { as: "new" | "same"; leaves: boolean; byOwner: boolean };

/**
 * Issues a code, or renews the live one, within the quota of its number. A browser that signed in before has a quota
 * of its own, so that no stranger who asks in its owner's place shuts them out (LOG-06). A stranger is told of the
 * quota that their own source used up; where others used up that of the number, what they get is nobody's code, as for
 * a number that nobody has.
 */
export async function issueCounted(
  trx: SpaceTransaction,
  { keys, space }: Context,
  { visitor: { source }, knownBrowser }: FromBrowser,
  key: CodeKey,
  { number, holderId }: { number: string; holderId: HolderId | null },
): Promise<Result<Issued, CodeNotAsked>> {
  const rule = codeRuleOf(space);
  const browser = await knownBrowserOf(trx, holderId, knownBrowser);
  const named = { codes_sent: number };
  const ofNumber = await takeFromQuota(
    trx,
    subjectOf(keys, browser ? { ...named, browser } : named),
    rule.sends,
  );
  const told = browser
    ? ofNumber
    : await takeFromQuota(trx, shownSubject(keys, source, named), rule.sends, { shown: true });
  if (!told.ok) return refused({ kind: "too_many", lock: told.refusal });
  const as = await issueCode(trx, key, ofNumber.ok ? holderId : "nobody_new", rule);
  // Whatever was chosen before this ask no longer stands in the way of what its code opens.
  await beginAnew(trx, key.journeyId);
  return done({ as, leaves: ofNumber.ok || as === "new", byOwner: browser !== null });
}

/** Counted alike for numbers that nobody has. What comes from this machine tells nothing (docs/decisions/0005). */
async function takeSms(trx: SpaceTransaction, { keys, space }: Context, source: string) {
  const { sms } = space.policy;
  if (!sms || tellsNothing(source)) return done(null);
  return takeFromQuota(trx, subjectOf(keys, { sms_from: source }), sms.asksPerSource);
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
