import { type Asker, type AskRefusal, admitAsk } from "#account/crowds/admit-ask.actions.ts";
import { type FromBrowser, knownBrowserOf } from "#account/sessions/known-browsers.queries.ts";
import type { Lock } from "#account/tries/attempts.queries.ts";
import { shownSubject } from "#account/tries/shown-tries.queries.ts";
import { subjectOf } from "#account/tries/subject.ts";
import { takeFromQuota } from "#account/tries/take-from-quota.queries.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { beginAnew } from "../../engine/journeys.queries.ts";
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
