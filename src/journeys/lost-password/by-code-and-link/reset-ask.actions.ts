import { findAccountOfHolder } from "#account/accounts.queries.ts";
import { record } from "#account/journal/journal.queries.ts";
import type { FromBrowser } from "#account/sessions/known-browsers.queries.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { wasMailed } from "#infra/mail/mail.queries.ts";
import { asVisitor } from "#kernel/actor.ts";
import { days } from "#kernel/duration.ts";
import type { JourneyId } from "#kernel/ids.ts";
import { done, type Result } from "#kernel/result.ts";
import { addressKey } from "#kernel/text/text.ts";
import { greetedAs } from "#registry/holders/greeted-as.rules.ts";
import { findHolder, findHolderByNumber, lockHolder } from "#registry/holders/holders.queries.ts";
import type { DataOf } from "../../engine/journey.ts";
import { keepJourney, lockJourney } from "../../engine/journeys.queries.ts";
import { keptIn } from "../../engine/kept-data.ts";
import { type CodeNotAsked, issueCounted } from "../../proofs/code/ask-code.actions.ts";
import { codeRuleOf } from "../../proofs/code/code-rule.rules.ts";
import { lockCodeToSend } from "../../proofs/code/codes.queries.ts";
import { keepWaitingCode } from "../../proofs/code/codes-waiting.queries.ts";
import { issueLink } from "../../proofs/link/links.queries.ts";
import { mailTurn } from "../../proofs/mail-turn.actions.ts";
import { isServed } from "../../served.rules.ts";
import { codeAndLink } from "./code-and-link.journey.ts";
import { findHolderToReset } from "./reset.queries.ts";

export type ResetAsked = DataOf<typeof codeAndLink>["give_code"];

/**
 * What the quotas of codes are counted on. A number is public here: with it alone a stranger must not use up the
 * asks and the tries of its owner, whose address they do not know.
 */
export const countedOn = ({ number, email }: Pick<ResetAsked, "number" | "email">) =>
  `${number} ${addressKey(email)}`;

/** Issues the code of a journey, alike whether anybody has that number and address, and tells the worker. */
export async function askReset(
  trx: SpaceTransaction,
  ctx: Context,
  { journeyId, ...from }: FromBrowser & { journeyId: JourneyId },
  asked: ResetAsked,
): Promise<Result<"new" | "same", CodeNotAsked>> {
  const holderId = await findHolderToReset(trx, asked);
  const key = { journeyId, channel: "mail" } as const;
  const issued = await issueCounted(trx, ctx, from, key, { number: countedOn(asked), holderId });
  if (!issued.ok) return issued;
  await keepJourney(trx, journeyId, codeRuleOf(ctx.space).lifetime);
  const { leaves, as, byOwner } = issued.value;
  if (leaves) await ctx.outbox.enqueue(trx, "reset-asked", { space: ctx.space.id, journeyId, byOwner });
  return done(as);
}

/**
 * The worker's part: to the address on the account, to the byte (REC-03), one mail with the link and the code of this
 * journey, at most so many times an hour (REC-10), but to who asks in a browser that signed in before: its quota of codes
 * is its own. If no reset is possible, the address on file is told why.
 */
export async function mailReset(ctx: Context, journeyId: JourneyId, byOwner: boolean): Promise<void> {
  await ctx.db.inTransaction(async (trx) => {
    const row = await lockJourney(trx, journeyId);
    const asked = keptIn(codeAndLink, "give_code", row);
    if (!asked || !isServed(codeAndLink, "give_code", ctx.space.policy)) return;
    const code = await lockCodeToSend(trx, { journeyId, channel: "mail" }, codeRuleOf(ctx.space));
    if (!code) return;
    const { id: codeId, holderId, expiresAt } = code;
    if (!holderId) return explain(trx, ctx, asked.number);
    const isTooOften = (await mailTurn(trx, ctx, holderId, "reset")) !== null;
    const email = (await findAccountOfHolder(trx, holderId))?.email;
    if (!email || addressKey(email) !== addressKey(asked.email)) return;
    const link = { purpose: "reset", holderId, journeyId, addressKey: addressKey(email) } as const;
    const linkId = await issueLink(trx, link, ctx.space.policy.lifetimes.link);
    // A double click is one wish: the mail that has not left yet will do.
    if (await keepWaitingCode(trx, { codeId, channel: "mail", holderId, expiresAt })) return;
    if (isTooOften && !byOwner) return;
    await record(trx, holderId, "recovery_asked", asVisitor(asked.visitor));
    const holder = await findHolder(trx, holderId);
    const props = { linkId, codeId, firstName: holder ? greetedAs(holder) : "" };
    await ctx.outbox.sendMail(trx, { kind: "reset", recipient: email, holderId, props, expiresAt });
  });
}

/**
 * No account yet, or one without an address: which way to go is told at the address on file, and nowhere else, once a
 * day at most, for anybody can ask with a number that is public.
 */
async function explain(trx: SpaceTransaction, ctx: Context, number: string) {
  const holder = await findHolderByNumber(trx, number);
  if (!holder?.email) return;
  await lockHolder(trx, holder.id);
  const account = await findAccountOfHolder(trx, holder.id);
  if (account?.email || (await wasMailed(trx, holder.id, "no-reset", days(1)))) return;
  await ctx.outbox.sendMail(trx, {
    kind: "no-reset",
    recipient: holder.email,
    holderId: holder.id,
    props: { firstName: greetedAs(holder), because: account ? "no_address" : "no_account" },
  });
}
