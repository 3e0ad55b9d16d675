import { findAccountOfHolder } from "#account/accounts.queries.ts";
import { closeAccountOf } from "#account/close-accounts.queries.ts";
import { tellContacts } from "#account/contacts/tell-contacts.actions.ts";
import { record } from "#account/journal/journal.queries.ts";
import { appendAudit } from "#audit/append-audit.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { dropRequestedLetter } from "#letters/requested-letters.queries.ts";
import { findHolder, lockHolder } from "#registry/holders/holders.queries.ts";
import type { Acting, Because } from "../acting.ts";
import { accountClosedMail } from "../mails/account-closed.mails.ts";
import { accountClosedSms } from "../mails/account-closed.sms.ts";

/** Ends sessions, links and letters on their way with it: none of them may open the account again. */
export const closeAccount = (
  ctx: Acting,
  { holderId, reason }: Because,
): Promise<Result<null, "not_on_file" | "no_account">> =>
  ctx.db.allOrNothing<null, "not_on_file" | "no_account">(async (trx) => {
    await lockHolder(trx, holderId);
    if (!(await findHolder(trx, holderId))) return refused("not_on_file");
    const account = await findAccountOfHolder(trx, holderId);
    if (!account) return refused("no_account");
    await tellContacts(trx, ctx, holderId, { mail: accountClosedMail, props: {}, sms: accountClosedSms });
    await closeAccountOf(trx, account);
    for (const kind of ["new_password", "lost_factor"] as const)
      await dropRequestedLetter(trx, holderId, kind);
    await record(trx, holderId, "account_closed", ctx.actor);
    await appendAudit(trx, ctx, { kind: "account_closed", holderId, reason });
    return done(null);
  });
