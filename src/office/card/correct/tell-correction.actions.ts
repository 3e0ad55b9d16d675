import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { mobileOf } from "#infra/sms/mobile.ts";
import { addressKey } from "#kernel/text/text.ts";
import { greetedAs } from "#registry/holders/greeted-as.rules.ts";
import type { Card } from "../reading/card.queries.ts";
import { contactCorrectedMail } from "./contact-corrected.mails.ts";
import { contactCorrectedSms } from "./contact-corrected.sms.ts";
import type { Correction } from "./correction.rules.ts";

/** Tells the old contacts and the new one. */
export async function tellCorrection(trx: SpaceTransaction, ctx: Context, card: Card, asked: Correction) {
  const firstName = greetedAs(card);
  const former = [card.account?.email, card.email].filter((address) => typeof address === "string");
  const fresh = asked.field === "email" ? [asked.after] : [];
  const addresses = new Map([...former, ...fresh].map((address) => [addressKey(address), address]));
  for (const [key, recipient] of addresses) {
    const isNew = asked.field === "email" && key === addressKey(asked.after);
    const signsIn = isNew && card.account !== null && ctx.space.policy.signIn.by === "email";
    const props = { firstName, field: asked.field, isNew, signsIn };
    await ctx.outbox.sendMail(trx, { kind: contactCorrectedMail, recipient, holderId: card.id, props });
  }
  if (asked.field !== "phone" || !ctx.space.policy.sms) return;
  const mobiles = new Set([mobileOf(asked.before), mobileOf(asked.after)]);
  for (const recipient of mobiles)
    if (recipient)
      await ctx.outbox.sendSms(trx, { kind: contactCorrectedSms, recipient, holderId: card.id, props: {} });
}
