import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { AccountId, HolderId } from "#kernel/ids.ts";
import { replacePassword } from "../accounts.queries.ts";
import { type News, tellContacts } from "../contacts/tell-contacts.actions.ts";
import { endLinks } from "../providers/provider-links.queries.ts";
import { forgetBrowsers } from "../sessions/known-browsers.queries.ts";
import { endSessions } from "../sessions/sessions.queries.ts";
import { forgetAttempts, subjectOf } from "../tries/attempts.queries.ts";
import { keepFormerPassword } from "./former-passwords.queries.ts";
import { passwordChangedMail } from "./password-changed.mails.ts";
import { passwordChangedSms } from "./password-changed.sms.ts";

const passwordChanged: News = {
  mail: passwordChangedMail,
  props: {},
  sms: passwordChangedSms,
};

/**
 * Gives an account another password in place of the one whose hash was read, whoever decided so: every session
 * ends, no browser is known and no identity of a provider opens it any more, the locks are lifted and every contact is
 * told, unless `null`: by whoever has more to tell. False, and nothing done, when the password has changed meanwhile.
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
