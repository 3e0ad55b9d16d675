import { sql } from "kysely";
import { subjectOf } from "#account/attempts.queries.ts";
import type { Context } from "#context.ts";
import { asksAgainAfter } from "#enrolment/asking-again.rules.ts";
import type { Channel } from "#infra/db/proof-tables.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { mobileOf } from "#infra/sms/mobile.ts";
import { isSmsBudgetSpent } from "#infra/sms/sms-budget.queries.ts";
import { asInterval } from "#kernel/duration.ts";
import type { HolderId } from "#kernel/ids.ts";
import { maskEmail } from "#kernel/text.ts";
import { decoySubject, maskOfMobile } from "./decoys.queries.ts";

/** What is shown of a number: where a code can go, masked, and the letter asked for lately. */
export type ContactsShown = {
  masks: Readonly<Record<Channel, string | null>>;
  /** There is a mobile, but today's SMS are all sent. */
  isSmsSpent: boolean;
  letter: { askedAt: Date; due: Date; askAgainFrom: Date } | null;
};

type Row = {
  holderId: HolderId | null;
  email: string | null;
  phone: string | null;
  emailMask: string | null;
  phoneMask: string | null;
  askedAt: Date | null;
  due: Date | null;
  askAgainFrom: Date | null;
};

/**
 * The contacts of a number as everybody sees them, and whose they are, for the code alone. One statement reads both
 * who has the number and its decoy, whichever will be shown (REC-11).
 */
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
      decoy.email_mask as "emailMask", decoy.phone_mask as "phoneMask",
      post.asked_at as "askedAt", post.asked_at + ${asInterval(letters.promise)}::interval as due,
      post.asked_at + ${shownFor} as "askAgainFrom"
    from (values (1)) as one
    left join holder on holder.number = ${number} and holder.closed_at is null
    left join account on account.holder_id = holder.id and account.closed_at is null
    left join decoy on decoy.subject = ${decoySubject(ctx.keys, number)}
    left join post_request post on post.subject = ${subjectOf(ctx.keys, { post: number })}
      and post.asked_at > now() - ${shownFor}`.execute(trx);
  const [row] = rows;
  if (!row) throw new Error("a query about any number has a row");
  const { holderId, email, askedAt, due, askAgainFrom } = row;
  const mail = codes && (holderId ? email && maskEmail(email) : row.emailMask);
  const mobile = sms && (holderId ? maskOfMobile(row.phone) : row.phoneMask);
  const isSpent = !!sms && (await isSmsBudgetSpent(trx, { ofSpace: sms.perDay, overall: ctx.smsPerDay }));
  return {
    holderId,
    masks: { mail, sms: isSpent ? null : mobile },
    isSmsSpent: isSpent && mobile !== null,
    letter: askedAt && due && askAgainFrom ? { askedAt, due, askAgainFrom } : null,
  };
}

/** Where a code for that holder goes, to the byte; for the worker. */
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
