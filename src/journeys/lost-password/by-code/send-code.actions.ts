import { record } from "#account/journal/journal.queries.ts";
import type { Context } from "#context.ts";
import { asVisitor } from "#kernel/actor.ts";
import type { JourneyId } from "#kernel/ids.ts";
import { greetedAs } from "#registry/holders/greeted-as.rules.ts";
import { findHolder } from "#registry/holders/holders.queries.ts";
import { readJourney } from "../../engine/journeys.queries.ts";
import { keptIn } from "../../engine/kept-data.ts";
import { codeRuleOf } from "../../proofs/code/code-rule.rules.ts";
import { lockCodeToSend } from "../../proofs/code/codes.queries.ts";
import { keepWaitingCode } from "../../proofs/code/codes-waiting.queries.ts";
import { findContactsOf } from "../../proofs/decoy/contacts-shown.queries.ts";
import { isServed } from "../../served.rules.ts";
import { codeToContact } from "./code-to-contact.journey.ts";

/**
 * The worker's part of a code that was asked for: if it is somebody's, it leaves for their contact on file. A double
 * click is one wish: what has not left yet will do.
 */
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
    const message = { kind: "activation-code", recipient, holderId, expiresAt } as const;
    const holder = await findHolder(trx, holderId);
    const firstName = holder ? greetedAs(holder) : "";
    if (channel === "mail") await ctx.outbox.sendMail(trx, { ...message, props: { codeId, firstName } });
    else await ctx.outbox.sendSms(trx, { ...message, props: { codeId } });
    await record(trx, holderId, "code_sent", asVisitor(visitor));
  });
}
