import { tellContacts } from "#account/contacts/tell-contacts.actions.ts";
import { record } from "#account/journal/journal.queries.ts";
import { forgetAttempts } from "#account/tries/attempts.queries.ts";
import { subjectOf } from "#account/tries/subject.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { RequestedKind } from "#infra/db/tables/enrolment-tables.ts";
import type { Actor } from "#kernel/actor.ts";
import type { HolderId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { findHolder, lockHolder } from "#registry/holders/holders.queries.ts";
import { letterAskedMail } from "./letter-asked.mails.ts";
import { letterAskedSms } from "./letter-asked.sms.ts";
import { replaceRequestedLetter, requestStanding } from "./requested-letters.queries.ts";

export type RequestRefusal =
  | { kind: "not_on_file" }
  | { kind: "waits_already" }
  | { kind: "too_soon"; until: Date };

export type Request = {
  kind: RequestedKind;
  /** Staff may replace a letter still on its way. Visitors may not: an attacker would invalidate every letter. */
  by: Actor;
  askedAt?: Date | null;
};

/**
 * Invalidates the former letter and notifies every contact on file. After a recent change of address the
 * letter waits (REC-15). No password, session or lock changes, because the caller proved nothing.
 */
export async function requestLetter(
  trx: SpaceTransaction,
  ctx: Context,
  holderId: HolderId,
  { kind, by, askedAt = null }: Request,
): Promise<Result<null, RequestRefusal>> {
  const byStaff = by.kind === "staff";
  await lockHolder(trx, holderId);
  const holder = await findHolder(trx, holderId);
  if (!holder) return refused({ kind: "not_on_file" });
  const standing = await requestStanding(trx, holderId, kind, ctx.space.policy.letters, byStaff);
  if (standing.waits) return refused({ kind: "waits_already" });
  if (standing.quotaUntil) return refused({ kind: "too_soon", until: standing.quotaUntil });
  await replaceRequestedLetter(trx, holderId, kind, { askedAt, byStaff });
  const tried = kind === "new_password" ? { number: holder.number } : { factor_letter: holderId };
  await forgetAttempts(trx, subjectOf(ctx.keys, tried));
  await record(trx, holderId, "letter_asked", by);
  await tellContacts(trx, ctx, holderId, {
    mail: letterAskedMail,
    props: { brings: kind, byStaff },
    sms: letterAskedSms,
  });
  return done(null);
}
