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

/** Counted by source, for known and unknown numbers alike (REC-10). */
export const admitAskAbout = (
  { ctx, ...asker }: Asker & { ctx: Context },
  number: string,
): Promise<Result<null, AskRefusal>> =>
  ctx.db.allOrNothing((trx) => admitAsk(trx, ctx, asker, subjectOf(ctx.keys, { code: number })));

export type CodeNotAsked =
  /** The number has no such contact: a forged post, or an old page. */
  | { kind: "not_offered" }
  | { kind: "too_many"; lock: Lock | null }
  /** Too many SMS requested by that source. */
  | { kind: "too_many_sms"; lock: Lock | null };

/** `leaves`: a job must be queued. `byOwner`: requested in a browser that signed in before. */
type Issued = { as: "new" | "same"; leaves: boolean; byOwner: boolean };

/**
 * Issues or renews a code within the quota of its number. A browser that signed in before has its own quota, so that
 * strangers cannot block its owner (LOG-06). A stranger only learns the quota of their own source: if others used up
 * that of the number, the code gets no holder, as for an unknown number.
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
  // A password chosen before this request no longer voids the code.
  await beginAnew(trx, key.journeyId);
  return done({ as, leaves: ofNumber.ok || as === "new", byOwner: browser !== null });
}
