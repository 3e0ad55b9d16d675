import { record } from "#account/journal/journal.queries.ts";
import { appendAudit } from "#audit/append-audit.ts";
import type { AuditEvent } from "#audit/audit-event.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { lockHolder } from "#registry/holders/holders.queries.ts";
import { endInvitations } from "./invitations.queries.ts";
import { closeMember, findMemberByAddress } from "./members.queries.ts";
import { endRole, listRoles, type RoleIn } from "./staff-roles.queries.ts";
import { auditIn, signatureOf, type Team } from "./team.ts";

/** Ends every role of a member, their account, sessions and links. Returns the roles that ended. */
export async function endMember(team: Team, email: string): Promise<Result<RoleIn[], "unknown">> {
  const { office } = team;
  const ended = await office.db.allOrNothing<{ roles: RoleIn[]; event: AuditEvent }, "unknown">(
    async (trx) => {
      const found = await findMemberByAddress(trx, email);
      if (!found) return refused("unknown");
      const { holderId } = found;
      await lockHolder(trx, holderId);
      const roles = await listRoles(trx, holderId);
      for (const { portal } of roles) await endRole(trx, holderId, portal, signatureOf(team));
      await endInvitations(trx, holderId);
      await closeMember(trx, holderId);
      await record(trx, holderId, "access_ended", office.actor);
      const effect = { member: found.email, portals: roles.map(({ portal }) => portal).join(", ") };
      const event: AuditEvent = { kind: "staff_ended", effect };
      await appendAudit(trx, office, event);
      return done({ roles, event });
    },
  );
  if (!ended.ok) return ended;
  const { roles, event } = ended.value;
  await auditIn(
    team,
    roles.map(({ portal }) => portal),
    event,
  );
  return done(roles);
}
