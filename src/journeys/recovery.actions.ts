import { findAccountByAddress } from "#account/accounts.queries.ts";
import { record } from "#account/journal.queries.ts";
import { setPassword } from "#account/set-password.actions.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { mailsLastHour } from "#infra/mail/mail.queries.ts";
import type { AccountId, HolderId, JourneyId } from "#kernel/ids.ts";
import { addressKey } from "#kernel/text.ts";
import type { Visitor } from "#kernel/visitor.ts";
import type { DataOf } from "./journey.ts";
import { lockJourney } from "./journeys.queries.ts";
import type { linkRecovery } from "./link-recovery.journey.ts";
import { issueLink, killLinks } from "./links.queries.ts";

type Asked = DataOf<typeof linkRecovery>["mail_sent"];

/**
 * The worker's part of a recovery that was asked: if an account has that address, its link is mailed to the
 * address on the account, to the byte (REC-03), at most so many times an hour (REC-10).
 */
export async function mailRecoveryLink(ctx: Context, journeyId: JourneyId): Promise<void> {
  await ctx.db.inTransaction(async (trx) => {
    const row = await lockJourney(trx, journeyId);
    if (row?.state !== "mail_sent") return;
    const { email, visitor } = row.data as Asked;
    const account = await findAccountByAddress(trx, email);
    if (!account?.email) return;
    const { holderId } = account;
    // Those that led to the activation do not count: a password may be lost within the hour it was chosen.
    const sent = await mailsLastHour(trx, holderId, "recovery");
    if (sent >= ctx.space.policy.mail.perHolderAndHour) return;
    const link = { purpose: "recovery", holderId, journeyId, addressKey: addressKey(account.email) } as const;
    const linkId = await issueLink(trx, link, ctx.space.policy.lifetimes.link);
    await record(trx, holderId, "recovery_asked", visitor);
    await ctx.outbox.sendMail(trx, {
      kind: "recovery",
      recipient: account.email,
      holderId,
      props: { linkId },
    });
  });
}

/** Replaces a lost password: every session and link ends, the locks are lifted, the holder is told. */
export async function recoverPassword(
  trx: SpaceTransaction,
  ctx: Context,
  visitor: Visitor,
  recovering: { accountId: AccountId; holderId: HolderId },
  passwordHash: string,
) {
  await setPassword(trx, ctx, recovering, passwordHash);
  await killLinks(trx, recovering.holderId);
  await record(trx, recovering.holderId, "password_recovered", visitor);
}
