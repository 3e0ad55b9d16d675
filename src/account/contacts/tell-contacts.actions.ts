import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { MailKind } from "#infra/mail/mail-kind.ts";
import { mobileOf } from "#infra/sms/mobile.ts";
import type { SmsKind } from "#infra/sms/sms-kind.ts";
import type { HolderId } from "#kernel/ids.ts";
import { addressKey } from "#kernel/text/text.ts";
import { greetedAs } from "#registry/holders/greeted-as.rules.ts";
import { findHolder } from "#registry/holders/holders.queries.ts";
import { findAccountOfHolder } from "../accounts.queries.ts";

type Greeted = { firstName: string };

/** What is told, by mail; and by SMS where there is no address, or where a mail alone would not do. */
export type News<Props extends object = Record<never, never>> = {
  mail: MailKind<NoInfer<Props> & Greeted>;
  /** What the mail is told beside the name it greets. */
  props: Props;
  sms: SmsKind<Record<never, never>> | null;
};

/** Tells a holder what happened to their account, at every address known: the account's and the one on file. */
export async function tellContacts<Props extends object>(
  trx: SpaceTransaction,
  ctx: Context,
  holderId: HolderId,
  { mail, props, sms }: News<Props>,
) {
  const { addresses, mobile, firstName } = await findContacts(trx, ctx, holderId);
  for (const recipient of addresses)
    await ctx.outbox.sendMail(trx, { kind: mail, recipient, holderId, props: { ...props, firstName } });
  if (!mobile || !sms) return;
  if (addresses.length > 0 && !sms.besideMail) return;
  await ctx.outbox.sendSms(trx, { kind: sms, recipient: mobile, holderId, props: {} });
}

/** Whether messages reach a holder at all, so that no page promises one in vain. Only the holder may learn it. */
export async function hasContacts(trx: SpaceTransaction, ctx: Context, holderId: HolderId): Promise<boolean> {
  const { addresses, mobile } = await findContacts(trx, ctx, holderId);
  return addresses.length > 0 || mobile !== null;
}

async function findContacts(trx: SpaceTransaction, { space }: Context, holderId: HolderId) {
  const holder = await findHolder(trx, holderId);
  const account = await findAccountOfHolder(trx, holderId);
  return {
    addresses: differentAddresses(account?.email, holder?.email),
    mobile: space.policy.sms && mobileOf(holder?.phone ?? null),
    firstName: holder ? greetedAs(holder) : "",
  };
}

const differentAddresses = (...addresses: (string | null | undefined)[]) => [
  ...new Map(addresses.flatMap((address) => (address ? [[addressKey(address), address]] : []))).values(),
];
