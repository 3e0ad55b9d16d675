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

/** What is told, by mail; and by SMS where there is no address, or where a mail alone would not do. */
export type News = { mail: Told<MailToSend>; sms: SmsToSend["kind"] | null };

/** What whoever reads the mailbox may have done themselves: the telephone is told too. */
const toldByBoth: ReadonlySet<SmsToSend["kind"]> = new Set(["account-opened", "password-changed"]);

/** Tells a holder what happened to their account, at every address known: the account's and the one on file. */
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

/** Whether news reaches a holder at all: no page may promise a message to whom we cannot write. Theirs alone to know. */
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
