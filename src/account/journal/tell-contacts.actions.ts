import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { MailToSend, SmsToSend } from "#infra/mail/outbox.ts";
import { mobileOf } from "#infra/sms/mobile.ts";
import type { HolderId } from "#kernel/ids.ts";
import { addressKey } from "#kernel/text/text.ts";
import { greetedAs } from "#registry/holders/greeted-as.rules.ts";
import { findHolder } from "#registry/holders/holders.queries.ts";
import { findAccountOfHolder } from "../accounts.queries.ts";

type Told<Kind> = Kind extends { kind: infer K; props: infer Props }
  ? { kind: K; props: Omit<Props, "firstName"> }
  : never;

/** `sms` is sent when there is no address, and with the mail for `toldByBoth`. */
export type News = { mail: Told<MailToSend>; sms: SmsToSend["kind"] | null };

/** Somebody who reads the mailbox may have caused these: the telephone is told too. */
const toldByBoth: ReadonlySet<SmsToSend["kind"]> = new Set(["account-opened", "password-changed"]);

export async function tellContacts(trx: SpaceTransaction, ctx: Context, holderId: HolderId, news: News) {
  const { addresses, mobile, firstName } = await findContacts(trx, ctx, holderId);
  for (const recipient of addresses) {
    const props = { ...news.mail.props, firstName };
    await ctx.outbox.sendMail(trx, { kind: news.mail.kind, props, recipient, holderId } as MailToSend);
  }
  if (!mobile || !news.sms) return;
  if (addresses.length > 0 && !toldByBoth.has(news.sms)) return;
  await ctx.outbox.sendSms(trx, { kind: news.sms, recipient: mobile, holderId, props: {} } as SmsToSend);
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
