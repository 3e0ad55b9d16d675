import { type Lock, subjectOf, takeAttempt } from "#account/attempts.queries.ts";
import { admitAsk } from "#account/limits.queries.ts";
import { asLock } from "#account/quota.rules.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId, JourneyId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { codeRuleOf } from "./code-rule.rules.ts";
import { type CodeKey, issueCode } from "./codes.queries.ts";
import { findContactsShown } from "./contacts-shown.queries.ts";
import { askForPost } from "./post-requests.queries.ts";

/** Counts what is asked about a number against its source, whoever has it or nobody (REC-10). */
export const admitAskAbout = (ctx: Context, { source }: Visitor, number: string): Promise<boolean> =>
  ctx.db.inTransaction((trx) =>
    admitAsk(trx, source, subjectOf(ctx.keys, { code: number }), ctx.space.policy.limits),
  );

export type CodeNotAsked =
  /** That number shows no such contact: the post was made by hand, or the page is an old one. */
  { kind: "not_offered" } | { kind: "too_many"; lock: Lock | null };

/**
 * Issues a code for a number, or renews the live one, and tells the worker, who alone sends it, and only to somebody.
 * Counted on the number, whatever the journeys and browsers.
 */
export async function askCode(
  trx: SpaceTransaction,
  ctx: Context,
  key: CodeKey,
  number: string,
): Promise<Result<"new" | "same", CodeNotAsked>> {
  const { holderId, masks } = await findContactsShown(trx, ctx, number);
  if (masks[key.channel] === null) return refused({ kind: "not_offered" });
  const issued = await issueCounted(trx, ctx, key, number, holderId);
  if (!issued.ok) return issued;
  await ctx.outbox.enqueue(trx, "code-asked", { space: ctx.space.id, journeyId: key.journeyId });
  return issued;
}

/** Issues a code, or renews the live one, within the quota of what it is counted on. */
export async function issueCounted(
  trx: SpaceTransaction,
  ctx: Context,
  key: CodeKey,
  counted: string,
  holderId: HolderId | null,
): Promise<Result<"new" | "same", CodeNotAsked>> {
  const rule = codeRuleOf(ctx.space);
  const sent = subjectOf(ctx.keys, { codes_sent: counted });
  const attempt = await takeAttempt(trx, sent, asLock(rule.sends));
  if (attempt.kind !== "taken")
    return refused({ kind: "too_many", lock: attempt.kind === "locked" ? attempt.lock : null });
  return done(await issueCode(trx, key, holderId, rule));
}

/** Notes that a new password was asked for by post, and tells the worker. False if one was, not long ago. */
export async function askByPost(
  trx: SpaceTransaction,
  ctx: Context,
  journeyId: JourneyId,
  number: string,
): Promise<boolean> {
  const subject = subjectOf(ctx.keys, { post: number });
  if (!(await askForPost(trx, subject, ctx.space.policy.letters.reissueEvery))) return false;
  await ctx.outbox.enqueue(trx, "letter-asked", { space: ctx.space.id, journeyId });
  return true;
}
