import { openAccount } from "#account/accounts.queries.ts";
import { tellContacts } from "#account/contacts/tell-contacts.actions.ts";
import { passwordChangedSms } from "#account/password/password-changed.sms.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { JourneyId } from "#kernel/ids.ts";
import { addressKey } from "#kernel/text/text.ts";
import { settleEnrolment, useLetter } from "#letters/enrolment.queries.ts";
import { greetedAs } from "#registry/holders/greeted-as.rules.ts";
import { findHolder } from "#registry/holders/holders.queries.ts";
import { registrySecret } from "../../first-connection/by-iban/registry-secret.journey.ts";
import { provisionalCredentials } from "../../first-connection/by-letters/provisional-credentials.journey.ts";
import type { Chosen } from "../enrolling.ts";
import {
  accountActivatedMail,
  accountOpenedMail,
  accountRenewedMail,
  staffAccountOpenedMail,
} from "./opening.mails.ts";
import { accountOpenedSms } from "./opening.sms.ts";
import { openOrRenew } from "./renew-account.actions.ts";

/** A new account, or one that had no address and was given this one. */
export type Opened = "opened" | "renewed";

/** How a journey that opens accounts by a link ends. */
export type Opening = {
  journey: typeof registrySecret | typeof provisionalCredentials;
  /** `null` when the address names another account, or the holder has one already. */
  open(trx: SpaceTransaction, ctx: Context, chosen: Chosen, journeyId: JourneyId): Promise<Opened | null>;
  /** False when the enrolment is over, or what proved it was replaced meanwhile. */
  settle(trx: SpaceTransaction, chosen: Chosen): Promise<boolean>;
  tell(trx: SpaceTransaction, ctx: Context, chosen: Chosen, how: Opened): Promise<void>;
};

/** By the kind of journey. */
export const openings: Readonly<Record<string, Opening>> = {
  [provisionalCredentials.kind]: {
    journey: provisionalCredentials,
    open: async (trx, { space }, chosen) => ((await openAccount(trx, space, chosen)) ? "opened" : null),
    settle: async (trx, chosen) => chosen.letterId !== null && useLetter(trx, chosen),
    tell: tellAddressOnFile,
  },
  [registrySecret.kind]: {
    journey: registrySecret,
    open: openOrRenew,
    settle: (trx, { holderId }) => settleEnrolment(trx, holderId),
    tell: tellEverybody,
  },
};

/** A contact already on file learns that an account was opened with another address. */
async function tellAddressOnFile(trx: SpaceTransaction, ctx: Context, chosen: Chosen) {
  const holder = await findHolder(trx, chosen.holderId);
  if (!holder?.email || addressKey(holder.email) === addressKey(chosen.email)) return;
  await ctx.outbox.sendMail(trx, {
    kind: accountActivatedMail,
    recipient: holder.email,
    holderId: chosen.holderId,
    props: { firstName: greetedAs(holder) },
  });
}

/** The end of an IBAN is a weak proof: every contact on file is told, and staff, who can ring up. */
async function tellEverybody(trx: SpaceTransaction, ctx: Context, { holderId }: Chosen, how: Opened) {
  const mail = how === "opened" ? accountOpenedMail : accountRenewedMail;
  const sms = how === "opened" ? accountOpenedSms : passwordChangedSms;
  await tellContacts(trx, ctx, holderId, { mail, props: {}, sms });
  const holder = await findHolder(trx, holderId);
  await ctx.outbox.sendMail(trx, {
    kind: staffAccountOpenedMail,
    recipient: ctx.space.policy.mail.replyTo,
    holderId,
    props: { how, organisation: holder?.organisation || `${holder?.firstName} ${holder?.lastName}`.trim() },
  });
}
