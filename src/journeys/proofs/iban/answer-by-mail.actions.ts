import { tellContacts } from "#account/contacts/tell-contacts.actions.ts";
import { record } from "#account/journal/journal.queries.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { MailKind } from "#infra/mail/mail-kind.ts";
import { wasMailed } from "#infra/mail/mail-limits.queries.ts";
import { asVisitor } from "#kernel/actor.ts";
import { days } from "#kernel/duration.ts";
import type { HolderId } from "#kernel/ids.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { lockHolder } from "#registry/holders/holders.queries.ts";
import { alreadyActiveMail, ibanMissingMail } from "./iban.mails.ts";
import { findIbanOnFile } from "./iban-on-file.queries.ts";

/** Mails the contact on file what no page may reveal, at most once a day for each kind. */
export async function answerByMail(
  ctx: Context,
  { number, isRight, visitor }: { number: string; isRight: boolean; visitor: Visitor },
): Promise<void> {
  await ctx.db.inTransaction(async (trx) => {
    const known = await findIbanOnFile(trx, number);
    if (!known) return;
    await lockHolder(trx, known.holderId);
    await record(trx, known.holderId, "enrolment_refused", asVisitor(visitor));
    if (isRight && known.account === "with_address")
      return tellOnce(trx, ctx, known.holderId, alreadyActiveMail);
    if (known.tail === null && known.account !== "with_address")
      return tellOnce(trx, ctx, known.holderId, ibanMissingMail);
  });
}

async function tellOnce(
  trx: SpaceTransaction,
  ctx: Context,
  holderId: HolderId,
  mail: MailKind<{ firstName: string }>,
) {
  if (await wasMailed(trx, holderId, mail, days(1))) return;
  await tellContacts(trx, ctx, holderId, { mail, props: {}, sms: null });
}
