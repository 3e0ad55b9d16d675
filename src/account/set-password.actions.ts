import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { AccountId, HolderId } from "#kernel/ids.ts";
import { findHolder } from "#registry/holders.queries.ts";
import { findAccount, replacePassword } from "./accounts.queries.ts";
import { forgetAttempts, subjectOf } from "./attempts.queries.ts";
import { forgetBrowsers } from "./known-browsers.queries.ts";
import { endSessions } from "./sessions.queries.ts";

/**
 * Gives an account another password, whoever decided so: every session ends, no browser is
 * known any more, the locks are lifted and the holder is told by mail.
 */
export async function setPassword(
  trx: SpaceTransaction,
  ctx: Context,
  of: { accountId: AccountId; holderId: HolderId },
  passwordHash: string,
) {
  await replacePassword(trx, of.accountId, passwordHash);
  await endSessions(trx, of.accountId, null);
  await forgetBrowsers(trx, of.accountId);
  await forgetAttempts(trx, subjectOf(ctx.keys, { holder: of.holderId }));
  const account = await findAccount(trx, of.accountId);
  const holder = await findHolder(trx, of.holderId);
  if (!account?.email) return;
  await ctx.outbox.sendMail(trx, {
    kind: "password-changed",
    recipient: account.email,
    holderId: of.holderId,
    props: { firstName: holder?.firstName ?? "" },
  });
}
