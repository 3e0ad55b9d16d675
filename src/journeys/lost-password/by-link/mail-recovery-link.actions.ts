import { findAccountByAddress } from "#account/accounts.queries.ts";
import { record } from "#account/journal/journal.queries.ts";
import { hasSignedIn } from "#account/sessions/known-browsers.queries.ts";
import { subjectOf } from "#account/tries/subject.ts";
import { takeFromQuota } from "#account/tries/take-from-quota.queries.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { isMailWaiting } from "#infra/mail/mail-limits.queries.ts";
import { asVisitor } from "#kernel/actor.ts";
import { hours } from "#kernel/duration.ts";
import type { HolderId, JourneyId } from "#kernel/ids.ts";
import { addressKey } from "#kernel/text/text.ts";
import { readJourney } from "../../engine/journeys.queries.ts";
import { keptIn } from "../../engine/kept-data.ts";
import { issueLink } from "../../proofs/link/links.queries.ts";
import { mailTurn } from "../../proofs/mail-turn.actions.ts";
import { isServed } from "../../served.rules.ts";
import { linkRecovery } from "./link-recovery.journey.ts";
import { recoveryMail } from "./recovery.mails.ts";

/**
 * Mails the link if an account has that address, byte for byte the one on the account (REC-03), within an hourly
 * limit (REC-10). A browser that signed in before has its own limit, so that strangers cannot keep the mail from the
 * owner (LOG-06).
 */
export async function mailRecoveryLink(
  ctx: Context,
  journeyId: JourneyId,
  browser: string | null,
): Promise<void> {
  await ctx.db.inTransaction(async (trx) => {
    const row = await readJourney(trx, journeyId);
    const asked = keptIn(linkRecovery, "mail_sent", row);
    if (!asked || !isServed(linkRecovery, "mail_sent", ctx.space.policy)) return;
    const { email, visitor } = asked;
    const account = await findAccountByAddress(trx, ctx.space, email);
    if (!account?.email) return;
    const { holderId } = account;
    const isTooOften = (await mailTurn(trx, ctx, holderId, [recoveryMail])) !== null;
    // A link of this journey was followed in the meantime: a new link must not renew its proof.
    if ((await readJourney(trx, journeyId))?.state !== "mail_sent") return;
    // After a double click, the mail that is still waiting is enough.
    if (await isMailWaiting(trx, holderId, recoveryMail)) return;
    if (isTooOften && !(await mayHaveOneMore(trx, ctx, holderId, browser))) return;
    const link = { purpose: "recovery", holderId, journeyId, addressKey: addressKey(account.email) } as const;
    const linkId = await issueLink(trx, link, ctx.space.policy.lifetimes.link);
    await record(trx, holderId, "recovery_asked", asVisitor(visitor));
    await ctx.outbox.sendMail(trx, {
      kind: recoveryMail,
      recipient: account.email,
      holderId,
      props: { linkId },
    });
  });
}

async function mayHaveOneMore(
  trx: SpaceTransaction,
  { keys, space }: Context,
  holderId: HolderId,
  browser: string | null,
): Promise<boolean> {
  if (!browser) return false;
  const tokenHash = Buffer.from(browser, "base64url");
  if (!(await hasSignedIn(trx, holderId, tokenHash))) return false;
  const quota = { most: space.policy.mail.perHolderAndHour, during: hours(1) };
  return (await takeFromQuota(trx, subjectOf(keys, { links_for: tokenHash }), quota)).ok;
}
