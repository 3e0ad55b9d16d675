import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { AccountId, HolderId } from "#kernel/ids.ts";
import { replacePassword } from "../accounts.queries.ts";
import { type News, tellContacts } from "../contacts/tell-contacts.actions.ts";
import { endLinks } from "../providers/provider-links.queries.ts";
import { forgetBrowsers } from "../sessions/known-browsers.queries.ts";
import { endSessions } from "../sessions/sessions.queries.ts";
import { forgetAttempts } from "../tries/attempts.queries.ts";
import { subjectOf } from "../tries/subject.ts";
import { keepFormerPassword } from "./former-passwords.queries.ts";
import { passwordChangedMail } from "./password-changed.mails.ts";
import { passwordChangedSms } from "./password-changed.sms.ts";

const passwordChanged: News = {
  mail: passwordChangedMail,
  props: {},
  sms: passwordChangedSms,
};

/**
 * Replaces a password: ends sessions and provider links, forgets browsers and lifts locks. Notifies every contact,
 * unless `news` is `null`. False, with nothing done, if the password changed in the meantime.
 */
export async function setPassword(
  trx: SpaceTransaction,
  ctx: Context,
  of: { accountId: AccountId; holderId: HolderId },
  formerHash: string,
  passwordHash: string,
  news: News | null = passwordChanged,
): Promise<boolean> {
  if (!(await replacePassword(trx, of.accountId, formerHash, passwordHash))) return false;
  await keepFormerPassword(trx, of.accountId, formerHash, ctx.space.policy.password.history);
  await endLinks(trx, of.accountId);
  await endSessions(trx, of.accountId, null);
  await forgetBrowsers(trx, of.accountId);
  await forgetAttempts(trx, subjectOf(ctx.keys, { holder: of.holderId }));
  if (news) await tellContacts(trx, ctx, of.holderId, news);
  return true;
}
