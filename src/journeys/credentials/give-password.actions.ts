import { findAccountOfHolder, openAccount } from "#account/accounts.queries.ts";
import { tellContacts } from "#account/contacts/tell-contacts.actions.ts";
import { record } from "#account/journal/journal.queries.ts";
import { killLinks } from "#account/kill-links.queries.ts";
import { setPassword } from "#account/password/set-password.actions.ts";
import { forgetAttempts } from "#account/tries/attempts.queries.ts";
import { subjectOf } from "#account/tries/subject.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { asVisitor } from "#kernel/actor.ts";
import type { HolderId } from "#kernel/ids.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { settleEnrolment } from "#letters/enrolment.queries.ts";
import { dropRequestedLetter } from "#letters/requested-letters.queries.ts";
import { lockHolder } from "#registry/holders/holders.queries.ts";
import { accountOpenedMail } from "./opening/opening.mails.ts";
import { accountOpenedSms } from "./opening/opening.sms.ts";

/** Opens the account, or replaces its password (A2 to A8). A letter with a password becomes invalid. */
export async function givePassword(
  trx: SpaceTransaction,
  ctx: Context,
  visitor: Visitor,
  holderId: HolderId,
  passwordHash: string,
) {
  await lockHolder(trx, holderId);
  await dropRequestedLetter(trx, holderId, "new_password");
  const account = await findAccountOfHolder(trx, holderId);
  if (!account) return openWith(trx, ctx, visitor, holderId, passwordHash);
  const of = { accountId: account.id, holderId };
  if (!(await setPassword(trx, ctx, of, account.passwordHash, passwordHash)))
    throw new Error("the account changed under the lock of its holder");
  await killLinks(trx, holderId);
  await record(trx, holderId, "password_recovered", asVisitor(visitor));
}

async function openWith(
  trx: SpaceTransaction,
  ctx: Context,
  visitor: Visitor,
  holderId: HolderId,
  passwordHash: string,
) {
  await openAccount(trx, ctx.space, { holderId, email: null, passwordHash });
  await settleEnrolment(trx, holderId);
  await forgetAttempts(trx, subjectOf(ctx.keys, { holder: holderId }));
  await record(trx, holderId, "account_activated", asVisitor(visitor));
  await tellContacts(trx, ctx, holderId, {
    mail: accountOpenedMail,
    props: {},
    sms: accountOpenedSms,
  });
}
