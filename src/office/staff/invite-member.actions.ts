import { appendAudit } from "#audit/append-audit.ts";
import type { AuditEvent } from "#audit/audit-event.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { StaffRole } from "#kernel/actor.ts";
import type { HolderId, InvitationId, SpaceId } from "#kernel/ids.ts";
import { done, type Result } from "#kernel/result.ts";
import { addressKey } from "#kernel/text/text.ts";
import type { AuditKind } from "#subject/words.ts";
import { placeRole, type RoleChange, type RoleRefusal } from "./change-role.actions.ts";
import { replaceInvitation } from "./invitations.queries.ts";
import { findMember, keepMember } from "./members.queries.ts";
import { auditIn, isWithin, type Team } from "./team.ts";

/**
 * `open`: no link is needed. `elsewhere`: the access is not open, and the member also has a role in a portal that the
 * actor does not administer: the link would open that one too.
 */
export type Access = { kind: "open" } | { kind: "elsewhere" } | { kind: "link"; id: InvitationId };

export type Invited = { role: RoleChange; access: Access };

type Wanted = { email: string; portal: SpaceId; role: StaffRole; reason?: string };

/** Gives a role to a new or known member. Until their access is open, each call makes a new link. */
export async function inviteMember(
  team: Team,
  { email, portal, role, reason }: Wanted,
): Promise<Result<Invited, RoleRefusal>> {
  const { office } = team;
  const invited = await office.db.allOrNothing<Invited & { event: AuditEvent | null }, RoleRefusal>(
    async (trx) => {
      const holderId = await keepMember(trx, email);
      const placed = await placeRole(trx, team, holderId, { portal, role });
      if (!placed.ok) return placed;
      const access = await giveAccess(trx, team, holderId);
      const { from, to } = placed.value;
      const kind = kindOf(placed.value, access);
      const effect = { member: addressKey(email), portal, from, to, link: access.kind === "link" };
      const event = kind && { kind, effect, ...(reason && { reason }) };
      if (event) await appendAudit(trx, office, event);
      return done({ role: placed.value, access, event });
    },
  );
  if (!invited.ok) return invited;
  const { event, ...told } = invited.value;
  if (event) await auditIn(team, [portal], event);
  return done(told);
}

async function giveAccess(trx: SpaceTransaction, team: Team, holderId: HolderId): Promise<Access> {
  const { office } = team;
  if ((await findMember(trx, holderId))?.accountId) return { kind: "open" };
  if (!(await isWithin(trx, team, holderId))) return { kind: "elsewhere" };
  const { letterSecret } = office.space.policy.lifetimes;
  return { kind: "link", id: await replaceInvitation(trx, holderId, letterSecret) };
}

/** `null`: nothing has changed. */
function kindOf({ from, to }: RoleChange, access: Access): AuditKind | null {
  if (from === null) return "staff_role_given";
  if (from !== to) return "staff_role_changed";
  return access.kind === "link" ? "staff_link_made" : null;
}
