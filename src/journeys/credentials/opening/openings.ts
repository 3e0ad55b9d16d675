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

/** `renewed`: the account had no address, and got this one. */
export type AccountOpening = "opened" | "renewed";

export type Opening = {
  journey: typeof registrySecret | typeof provisionalCredentials;
  /** `null`: the address names another account, or the holder already has one. */
  open(
    trx: SpaceTransaction,
    ctx: Context,
    chosen: Chosen,
    journeyId: JourneyId,
  ): Promise<AccountOpening | null>;
  /** False: the enrolment is over, or its proof was replaced. */
  settle(trx: SpaceTransaction, chosen: Chosen): Promise<boolean>;
  tell(trx: SpaceTransaction, ctx: Context, chosen: Chosen, how: AccountOpening): Promise<void>;
};

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

/** Warns a contact on file that the account has another address. */
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

/** The end of an IBAN is weak proof: notifies every contact on file, and staff, who can telephone. */
async function tellEverybody(trx: SpaceTransaction, ctx: Context, { holderId }: Chosen, how: AccountOpening) {
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
