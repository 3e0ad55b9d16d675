import { findAccount, openAccount } from "#account/accounts.queries.ts";
import { giveRecoveryCodes } from "#account/factors/recovery-codes/recovery-codes.actions.ts";
import { removeAllFactors } from "#account/factors/remove-factor.actions.ts";
import { giveTotp } from "#account/factors/totp/totp.actions.ts";
import { record } from "#account/journal/journal.queries.ts";
import { setPassword } from "#account/password/set-password.actions.ts";
import { appendAudit } from "#audit/append-audit.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { asVisitor } from "#kernel/actor.ts";
import type { AccountId, InvitationId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { lockHolder } from "#registry/holders/holders.queries.ts";
import { findInvitation, spendInvitation } from "../invitations.queries.ts";
import { findMember, type Member, nameMember } from "../members.queries.ts";
import { accessOpenedMail } from "./enrolment.mails.ts";

/** `secret`, `step`: of the application, whose first code was right. */
export type Chosen = {
  firstName: string;
  lastName: string;
  passwordHash: string;
  secret: Buffer;
  step: number;
};

/**
 * Opens the access of a member, or opens it anew after a lost factor, in one transaction: of two tabs, one does.
 * Returns the recovery codes. "gone": the invitation was used, replaced or ended meanwhile.
 */
export const openAccess = (
  ctx: Context,
  visitor: Visitor,
  id: InvitationId,
  chosen: Chosen,
): Promise<Result<string[], "gone">> =>
  ctx.db.allOrNothing<string[], "gone">(async (trx) => {
    const invitation = await findInvitation(trx, id);
    if (!invitation) return refused("gone");
    const { holderId } = invitation;
    await lockHolder(trx, holderId);
    const member = await findMember(trx, holderId);
    if (!member || !(await spendInvitation(trx, id))) return refused("gone");
    const by = asVisitor(visitor);
    const accountId = await giveCredentials(trx, ctx, visitor, member, chosen);
    await nameMember(trx, holderId, chosen);
    await giveTotp(trx, ctx, accountId, chosen);
    const codes = await giveRecoveryCodes(trx, ctx, { accountId, holderId }, by);
    const isRenewed = member.accountId !== null;
    await record(trx, holderId, isRenewed ? "password_recovered" : "account_activated", by);
    await ctx.outbox.sendMail(trx, {
      kind: accessOpenedMail,
      recipient: member.email,
      holderId,
      props: { firstName: chosen.firstName, isRenewed },
    });
    const effect = { member: member.email, renewed: isRenewed };
    await appendAudit(trx, { ...ctx, actor: { kind: "system" } }, { kind: "staff_access_opened", effect });
    return done(codes);
  });

/** An account that is open keeps its id: nobody approves their own request after a new invitation. */
async function giveCredentials(
  trx: SpaceTransaction,
  ctx: Context,
  visitor: Visitor,
  { accountId, holderId, email }: Member,
  { passwordHash }: Chosen,
): Promise<AccountId> {
  if (!accountId) {
    const opened = await openAccount(trx, ctx.space, { holderId, email, passwordHash });
    if (!opened) throw new Error("a member without an account has one, or their address names another");
    return opened;
  }
  await removeAllFactors(trx, ctx, visitor, { accountId, holderId, browser: null });
  const account = await findAccount(trx, accountId);
  if (
    !account ||
    !(await setPassword(trx, ctx, { accountId, holderId }, account.passwordHash, passwordHash, null))
  )
    throw new Error("the account changed under the lock of its holder");
  return accountId;
}
