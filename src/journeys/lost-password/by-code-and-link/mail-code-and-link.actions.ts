import { findAccountOfHolder } from "#account/accounts.queries.ts";
import { record } from "#account/journal/journal.queries.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { wasMailed } from "#infra/mail/mail-limits.queries.ts";
import { asVisitor } from "#kernel/actor.ts";
import { days } from "#kernel/duration.ts";
import type { JourneyId } from "#kernel/ids.ts";
import { addressKey } from "#kernel/text/text.ts";
import { greetedAs } from "#registry/holders/greeted-as.rules.ts";
import { findHolder, findHolderByNumber, lockHolder } from "#registry/holders/holders.queries.ts";
import { lockJourney } from "../../engine/journeys.queries.ts";
import { keptIn } from "../../engine/kept-data.ts";
import { codeRuleOf } from "../../proofs/code/code-rule.rules.ts";
import { lockCodeToSend } from "../../proofs/code/codes.queries.ts";
import { keepWaitingCode } from "../../proofs/code/codes-waiting.queries.ts";
import { issueLink } from "../../proofs/link/links.queries.ts";
import { mailTurn } from "../../proofs/mail-turn.actions.ts";
import { isServed } from "../../served.rules.ts";
import { codeAndLink } from "./code-and-link.journey.ts";
import { codeAndLinkMail, noCodeAndLinkMail } from "./code-and-link.mails.ts";

/**
 * Mails the link and the code to the address on the account, byte for byte (REC-03), within an hourly limit (REC-10).
 * The limit does not apply to a browser that signed in before, which has its own quota of codes. If no recovery is
 * possible, a mail to the address on file says why.
 */
export async function mailCodeAndLink(ctx: Context, journeyId: JourneyId, byOwner: boolean): Promise<void> {
  await ctx.db.inTransaction(async (trx) => {
    const row = await lockJourney(trx, journeyId);
    const asked = keptIn(codeAndLink, "give_code", row);
    if (!asked || !isServed(codeAndLink, "give_code", ctx.space.policy)) return;
    const code = await lockCodeToSend(trx, { journeyId, channel: "mail" }, codeRuleOf(ctx.space));
    if (!code) return;
    const { id: codeId, holderId, expiresAt } = code;
    if (!holderId) return explain(trx, ctx, asked.number);
    const isTooOften = (await mailTurn(trx, ctx, holderId, [codeAndLinkMail])) !== null;
    const email = (await findAccountOfHolder(trx, holderId))?.email;
    if (!email || addressKey(email) !== addressKey(asked.email)) return;
    const link = { purpose: "code-and-link", holderId, journeyId, addressKey: addressKey(email) } as const;
    const linkId = await issueLink(trx, link, ctx.space.policy.lifetimes.link);
    // After a double click, the mail that is still waiting is enough.
    if (await keepWaitingCode(trx, { codeId, channel: "mail", holderId, expiresAt })) return;
    if (isTooOften && !byOwner) return;
    await record(trx, holderId, "recovery_asked", asVisitor(asked.visitor));
    const holder = await findHolder(trx, holderId);
    const props = { linkId, codeId, firstName: holder ? greetedAs(holder) : "" };
    await ctx.outbox.sendMail(trx, { kind: codeAndLinkMail, recipient: email, holderId, props, expiresAt });
  });
}

/** Mails the address on file what to do instead, once a day at most: numbers are public, so anybody can request it. */
async function explain(trx: SpaceTransaction, ctx: Context, number: string) {
  const holder = await findHolderByNumber(trx, number);
  if (!holder?.email) return;
  await lockHolder(trx, holder.id);
  const account = await findAccountOfHolder(trx, holder.id);
  if (account?.email || (await wasMailed(trx, holder.id, noCodeAndLinkMail, days(1)))) return;
  await ctx.outbox.sendMail(trx, {
    kind: noCodeAndLinkMail,
    recipient: holder.email,
    holderId: holder.id,
    props: { firstName: greetedAs(holder), because: account ? "no_address" : "no_account" },
  });
}
