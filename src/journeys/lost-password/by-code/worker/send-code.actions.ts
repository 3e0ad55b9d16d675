import { record } from "#account/journal/journal.queries.ts";
import type { Context } from "#context.ts";
import { asVisitor } from "#kernel/actor.ts";
import type { JourneyId } from "#kernel/ids.ts";
import { greetedAs } from "#registry/holders/greeted-as.rules.ts";
import { findHolder } from "#registry/holders/holders.queries.ts";
import { readJourney } from "../../../engine/journeys.queries.ts";
import { keptIn } from "../../../engine/kept-data.ts";
import { activationCodeMail } from "../../../proofs/code/code.mails.ts";
import { activationCodeSms } from "../../../proofs/code/code.sms.ts";
import { codeRuleOf } from "../../../proofs/code/code-rule.rules.ts";
import { lockCodeToSend } from "../../../proofs/code/codes.queries.ts";
import { keepWaitingCode } from "../../../proofs/code/codes-waiting.queries.ts";
import { findContactsOf } from "../../../proofs/decoy/contacts-shown.queries.ts";
import { isServed } from "../../../served.rules.ts";
import { codeToContact } from "../code-to-contact.journey.ts";

/** Sends a code, if it has a holder. After a double click, the message that is still waiting is enough. */
export async function sendCode(ctx: Context, journeyId: JourneyId): Promise<void> {
  await ctx.db.inTransaction(async (trx) => {
    const row = await readJourney(trx, journeyId);
    const asked = keptIn(codeToContact, "enter_code", row);
    if (!asked || !isServed(codeToContact, "enter_code", ctx.space.policy)) return;
    const { channel, visitor } = asked;
    const code = await lockCodeToSend(trx, { journeyId, channel }, codeRuleOf(ctx.space));
    if (!code?.holderId) return;
    const { id: codeId, holderId, expiresAt } = code;
    if (await keepWaitingCode(trx, { codeId, channel, holderId, expiresAt })) return;
    const recipient = (await findContactsOf(trx, holderId))[channel];
    if (!recipient) return;
    const message = { recipient, holderId, expiresAt };
    const holder = await findHolder(trx, holderId);
    const firstName = holder ? greetedAs(holder) : "";
    const mail = { ...message, kind: activationCodeMail, props: { codeId, firstName } };
    const sms = { ...message, kind: activationCodeSms, props: { codeId } };
    await (channel === "mail" ? ctx.outbox.sendMail(trx, mail) : ctx.outbox.sendSms(trx, sms));
    await record(trx, holderId, "code_sent", asVisitor(visitor));
  });
}
