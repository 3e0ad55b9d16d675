import { sql } from "kysely";
import { subjectOf } from "#account/tries/subject.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Channel } from "#infra/db/tables/proof-tables.ts";
import { mobileOf } from "#infra/sms/mobile.ts";
import { isSmsBudgetSpent } from "#infra/sms/sms-budget.queries.ts";
import { asInterval } from "#kernel/duration.ts";
import type { HolderId } from "#kernel/ids.ts";
import { maskEmail } from "#kernel/text/text.ts";
import { asksAgainAfter } from "#letters/asking-again.rules.ts";
import { decoyMasks, maskOfMobile, shownMask } from "./decoy-masks.ts";
import { decoySubject, pickedFrom } from "./decoys.queries.ts";

/** Shown for a number, known or not: masked contacts, and a letter requested recently. */
export type ContactsShown = {
  masks: Readonly<Record<Channel, string | null>>;
  /** There is a mobile, but today's SMS budget is spent. */
  isSmsSpent: boolean;
  letter: { askedAt: Date; due: Date; askAgainFrom: Date } | null;
};

type Row = {
  holderId: HolderId | null;
  email: string | null;
  phone: string | null;
  emailMask: string | null;
  mailFrom: Buffer | null;
  phoneMask: string | null;
  phoneFrom: Buffer | null;
  alikeEmail: string | null;
  alikePhone: string | null;
  askedAt: Date | null;
  due: Date | null;
  askAgainFrom: Date | null;
};

/** One statement reads holder and decoy, and masks both, whichever is shown (REC-11). `holderId` is for codes. */
export async function findContactsShown(
  trx: SpaceTransaction,
  ctx: Context,
  number: string,
): Promise<ContactsShown & { holderId: HolderId | null }> {
  const { letters, codes } = ctx.space.policy;
  const sms = codes && ctx.space.policy.sms;
  const shownFor = sql`${asInterval(asksAgainAfter(letters))}::interval`;
  const { rows } = await sql<Row>`
    select holder.id as "holderId", coalesce(account.email, holder.email) as email, holder.phone,
      decoy.email_mask as "emailMask", decoy.mail_from as "mailFrom",
      decoy.phone_mask as "phoneMask", decoy.phone_from as "phoneFrom",
      alike.email as "alikeEmail", alike.phone as "alikePhone",
      post.asked_at as "askedAt", post.asked_at + ${asInterval(letters.promise)}::interval as due,
      post.asked_at + ${shownFor} as "askAgainFrom"
    from (values (1)) as one
    left join holder on holder.number = ${number} and holder.closed_at is null
    left join account on account.holder_id = holder.id and account.closed_at is null
    left join decoy on decoy.subject = ${decoySubject(ctx.keys, number)}
    left join lateral ${pickedFrom(sql`decoy.picked`)} as alike on true
    left join post_request post on post.subject = ${subjectOf(ctx.keys, { post: number })}
      and post.asked_at > now() - ${shownFor}`.execute(trx);
  const [row] = rows;
  if (!row) throw new Error("a query about any number has a row");
  const { holderId, email, askedAt, due, askAgainFrom } = row;
  const decoy = decoyMasks(ctx.keys, number, { email: row.alikeEmail, phone: row.alikePhone });
  const decoyMail = shownMask({ mask: row.emailMask, from: row.mailFrom }, decoy.mail);
  const decoyMobile = shownMask({ mask: row.phoneMask, from: row.phoneFrom }, decoy.sms);
  const mail = codes && (holderId ? email && maskEmail(email) : decoyMail);
  const mobile = sms && (holderId ? maskOfMobile(row.phone) : decoyMobile);
  const isSpent = !!sms && (await isSmsBudgetSpent(trx, { ofSpace: sms.perDay, overall: ctx.smsPerDay }));
  return {
    holderId,
    masks: { mail, sms: isSpent ? null : mobile },
    isSmsSpent: isSpent && mobile !== null,
    letter: askedAt && due && askAgainFrom ? { askedAt, due, askAgainFrom } : null,
  };
}

/** Unmasked, for the worker. */
export async function findContactsOf(
  trx: SpaceTransaction,
  holderId: HolderId,
): Promise<Record<Channel, string | null>> {
  const row = await trx
    .selectFrom("holder")
    .leftJoin("account", (join) =>
      join.onRef("account.holder_id", "=", "holder.id").on("account.closed_at", "is", null),
    )
    .select((contact) => contact.fn.coalesce("account.email", "holder.email").as("email"))
    .select("holder.phone")
    .where("holder.id", "=", holderId)
    .where("holder.closed_at", "is", null)
    .executeTakeFirst();
  return { mail: row?.email ?? null, sms: mobileOf(row?.phone ?? null) };
}
