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

/** A message by mail. An SMS also leaves if there is no address, or if a mail alone is not safe enough. */
export type News<Props extends object = Record<never, never>> = {
  mail: MailKind<NoInfer<Props> & Greeted>;
  /** Values of the mail, except the name in its greeting. */
  props: Props;
  sms: SmsKind<Record<never, never>> | null;
};

/** Notifies holders of an event in their account, at every known address: the account's and the one on file. */
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

/** Whether any message can reach the holder: no page may promise one otherwise. Show this to the holder only. */
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
