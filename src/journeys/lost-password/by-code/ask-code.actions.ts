import { type FromBrowser, knownBrowserOf } from "#account/sessions/known-browsers.queries.ts";
import { tellsNothing } from "#account/tries/limits.queries.ts";
import { subjectOf } from "#account/tries/subject.ts";
import { takeFromQuota } from "#account/tries/take-from-quota.queries.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { CodeKey } from "../../proofs/code/codes.queries.ts";
import { type CodeNotAsked, issueCounted } from "../../proofs/code/issue-code.actions.ts";
import { findContactsShown } from "../../proofs/decoy/contacts-shown.queries.ts";
import { codeAsked } from "./worker/code-asked.job.ts";

/** Queues a job, which sends the code if it has a holder. Counted by number, and for SMS also by source. */
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
  if (leaves) await ctx.outbox.enqueue(trx, codeAsked, { space: ctx.space.id, journeyId: key.journeyId });
  return done(as);
}

/** Unknown numbers count too. Loopback is exempt (docs/decisions/0005). */
async function takeSms(trx: SpaceTransaction, { keys, space }: Context, source: string) {
  const { sms } = space.policy;
  if (!sms || tellsNothing(source)) return done(null);
  return takeFromQuota(trx, subjectOf(keys, { sms_from: source }), sms.asksPerSource);
}
