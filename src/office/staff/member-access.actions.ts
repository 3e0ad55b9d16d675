import { randomBytes } from "node:crypto";
import { findAccount } from "#account/accounts.queries.ts";
import { record } from "#account/journal/journal.queries.ts";
import { setPassword } from "#account/password/set-password.actions.ts";
import { endSessions } from "#account/sessions/sessions.queries.ts";
import { appendAudit } from "#audit/append-audit.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId, InvitationId, SpaceId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { lockHolder } from "#registry/holders/holders.queries.ts";
import type { AuditKind } from "#subject/words.ts";
import { accessRenewedMail } from "./enrolment/enrolment.mails.ts";
import { replaceInvitation } from "./invitations.queries.ts";
import { findMember, type Member } from "./members.queries.ts";
import { listRoles } from "./staff-roles.queries.ts";
import { auditIn, isWithin, type Team } from "./team.ts";

/** `elsewhere`: the member also has a role in a portal that the actor does not administer. */
export type AccessRefusal = "own" | "elsewhere" | "gone";

/** Ends every session of a member. */
export const endMemberSessions = (team: Team, holderId: HolderId, reason: string) =>
  onMember(team, holderId, { kind: "staff_sessions_ended", reason }, async (trx, { accountId }) => {
    if (!accountId) return refused("gone");
    await endSessions(trx, accountId, null);
    await record(trx, holderId, "sessions_ended_by_staff", team.office.actor);
    return done(null);
  });

/**
 * A new link for a member who lost their factor or their password. Their password and sessions end now. Their factors
 * only end once the link is used: until then neither a stolen password nor a read mailbox opens anything. Whoever
 * passes the link on could use it, so it must open no portal that they do not administer.
 */
export async function renewAccess(
  team: Team,
  holderId: HolderId,
  reason: string,
): Promise<Result<InvitationId, AccessRefusal>> {
  const { office } = team;
  const unknownToAll = await office.passwords.hash(randomBytes(32).toString("base64url"));
  return onMember(team, holderId, { kind: "staff_access_renewed", reason }, async (trx, member) => {
    if (!(await isWithin(trx, team, holderId))) return refused("elsewhere");
    if (member.accountId) await cancelPassword(trx, team, member, unknownToAll);
    return done(await replaceInvitation(trx, holderId, office.space.policy.lifetimes.letterSecret));
  });
}

async function cancelPassword(trx: SpaceTransaction, { office }: Team, member: Member, hash: string) {
  const { accountId, holderId, email, firstName } = member;
  const account = accountId && (await findAccount(trx, accountId));
  if (
    !account ||
    !(await setPassword(trx, office, { accountId, holderId }, account.passwordHash, hash, null))
  )
    throw new Error("the account changed under the lock of its holder");
  await record(trx, holderId, "access_renewed", office.actor);
  const by = office.actor.member?.name ?? "";
  await office.outbox.sendMail(trx, {
    kind: accessRenewedMail,
    recipient: email,
    holderId,
    props: { firstName, by },
  });
}

type Told = { kind: AuditKind; reason: string };
type Change<Value> = (trx: SpaceTransaction, member: Member) => Promise<Result<Value, AccessRefusal>>;

async function onMember<Value>(team: Team, holderId: HolderId, told: Told, change: Change<Value>) {
  const { office } = team;
  let concerned: SpaceId[] = [];
  let email = "";
  const changed = await office.db.allOrNothing<Value, AccessRefusal>(async (trx) => {
    await lockHolder(trx, holderId);
    const member = await findMember(trx, holderId);
    if (!member) return refused("gone");
    if (member.accountId === office.actor.member?.id) return refused("own");
    const result = await change(trx, member);
    if (!result.ok) return result;
    email = member.email;
    concerned = (await listRoles(trx, holderId)).map(({ portal }) => portal);
    await appendAudit(trx, office, { ...told, effect: { member: email } });
    return result;
  });
  if (changed.ok) await auditIn(team, concerned, { ...told, effect: { member: email } });
  return changed;
}
