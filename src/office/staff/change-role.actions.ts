import { record } from "#account/journal/journal.queries.ts";
import { endSessions } from "#account/sessions/sessions.queries.ts";
import { appendAudit } from "#audit/append-audit.ts";
import type { AuditEvent } from "#audit/audit-event.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { StaffRole } from "#kernel/actor.ts";
import type { HolderId, SpaceId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { lockHolder } from "#registry/holders/holders.queries.ts";
import { findMember } from "./members.queries.ts";
import { endRole, insertRole, listRoles, lockAdministrators, type RoleIn } from "./staff-roles.queries.ts";
import { auditIn, signatureOf, type Team } from "./team.ts";

/** `from`: `null` for a first role there. */
export type RoleChange = { from: StaffRole | null; to: StaffRole };

/** `own`: nobody changes their own role. `last`: the portal would have no administrator left. */
export type RoleRefusal = "own" | "last" | "gone";

/** In the transaction of the caller, who rolls a refusal back. The holder must be locked. */
export async function placeRole(
  trx: SpaceTransaction,
  team: Team,
  holderId: HolderId,
  { portal, role }: RoleIn,
): Promise<Result<RoleChange, RoleRefusal>> {
  const administrators = await lockAdministrators(trx, portal);
  const present = (await listRoles(trx, holderId)).find((one) => one.portal === portal)?.role ?? null;
  if (present === role) return done({ from: role, to: role });
  const refusal = present && (await refusalOf(trx, team, holderId, administrators));
  if (refusal) return refused(refusal);
  await endRole(trx, holderId, portal, signatureOf(team));
  await insertRole(trx, holderId, { portal, role }, signatureOf(team));
  await record(trx, holderId, present ? "role_changed" : "role_given", team.office.actor);
  return done({ from: present, to: role });
}

export const changeRole = (team: Team, holderId: HolderId, to: RoleIn, reason: string) =>
  inOffice(team, holderId, to.portal, async (trx, email) => {
    const placed = await placeRole(trx, team, holderId, to);
    if (!placed.ok) return placed;
    if (placed.value.from === null) return refused("gone");
    const effect = { member: email, portal: to.portal, from: placed.value.from, to: to.role };
    return done({ kind: "staff_role_changed", reason, effect });
  });

/** The sessions of a member without any role end too. */
export const withdrawRole = (team: Team, holderId: HolderId, portal: SpaceId, reason: string) =>
  inOffice(team, holderId, portal, async (trx, email) => {
    const administrators = await lockAdministrators(trx, portal);
    const refusal = await refusalOf(trx, team, holderId, administrators);
    if (refusal) return refused(refusal);
    const from = await endRole(trx, holderId, portal, signatureOf(team));
    if (!from) return refused("gone");
    await record(trx, holderId, "role_withdrawn", team.office.actor);
    const member = await findMember(trx, holderId);
    if (member?.accountId && (await listRoles(trx, holderId)).length === 0)
      await endSessions(trx, member.accountId, null);
    return done({ kind: "staff_role_withdrawn", reason, effect: { member: email, portal, from } });
  });

type Change = (trx: SpaceTransaction, email: string) => Promise<Result<AuditEvent, RoleRefusal>>;

async function inOffice(team: Team, holderId: HolderId, portal: SpaceId, change: Change) {
  const { office } = team;
  const changed = await office.db.allOrNothing<AuditEvent, RoleRefusal>(async (trx) => {
    await lockHolder(trx, holderId);
    const member = await findMember(trx, holderId);
    if (!member) return refused("gone");
    const event = await change(trx, member.email);
    if (event.ok) await appendAudit(trx, office, event.value);
    return event;
  });
  if (changed.ok) await auditIn(team, [portal], changed.value);
  return changed;
}

/** The command line may do both: whoever runs it could write to the database. */
async function refusalOf(
  trx: SpaceTransaction,
  { office: { actor } }: Team,
  holderId: HolderId,
  administrators: readonly HolderId[],
): Promise<RoleRefusal | null> {
  if (!actor.member) return null;
  if ((await findMember(trx, holderId))?.accountId === actor.member.id) return "own";
  return administrators.length === 1 && administrators[0] === holderId ? "last" : null;
}
