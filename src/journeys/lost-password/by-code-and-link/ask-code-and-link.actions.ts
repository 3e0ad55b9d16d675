import type { FromBrowser } from "#account/sessions/known-browsers.queries.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { JourneyId } from "#kernel/ids.ts";
import { done, type Result } from "#kernel/result.ts";
import { addressKey } from "#kernel/text/text.ts";
import type { DataOf } from "../../engine/journey.ts";
import { keepJourney } from "../../engine/journeys.queries.ts";
import { codeRuleOf } from "../../proofs/code/code-rule.rules.ts";
import { type CodeNotAsked, issueCounted } from "../../proofs/code/issue-code.actions.ts";
import type { codeAndLink } from "./code-and-link.journey.ts";
import { findHolderForCodeAndLink } from "./code-and-link.queries.ts";
import { codeAndLinkAsked } from "./code-and-link-asked.job.ts";

export type CodeAndLinkAsked = DataOf<typeof codeAndLink>["give_code"];

/** Counted by number and address: numbers are public, and a stranger must not use up the owner's quotas. */
export const countedOn = ({ number, email }: Pick<CodeAndLinkAsked, "number" | "email">) =>
  `${number} ${addressKey(email)}`;

/** Does the same work for any number and address, and queues a job. */
export async function askCodeAndLink(
  trx: SpaceTransaction,
  ctx: Context,
  { journeyId, ...from }: FromBrowser & { journeyId: JourneyId },
  asked: CodeAndLinkAsked,
): Promise<Result<"new" | "same", CodeNotAsked>> {
  const holderId = await findHolderForCodeAndLink(trx, asked);
  const key = { journeyId, channel: "mail" } as const;
  const issued = await issueCounted(trx, ctx, from, key, { number: countedOn(asked), holderId });
  if (!issued.ok) return issued;
  await keepJourney(trx, journeyId, codeRuleOf(ctx.space).lifetime);
  const { leaves, as, byOwner } = issued.value;
  if (leaves) await ctx.outbox.enqueue(trx, codeAndLinkAsked, { space: ctx.space.id, journeyId, byOwner });
  return done(as);
}
