import { appendAudit } from "#audit/append-audit.ts";
import type { AuditEvent } from "#audit/audit-event.ts";
import type { Context, StaffContext } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId, SpaceId } from "#kernel/ids.ts";
import { listRoles } from "./staff-roles.queries.ts";

/**
 * What changes to the team need: the office, and the portals whose members the actor may change. At the command line,
 * all of them.
 */
export type Team = { office: StaffContext; portals: readonly Context[] };

/** Whether the actor administers every portal where this member has a role. */
export async function isWithin(
  trx: SpaceTransaction,
  { portals }: Team,
  holderId: HolderId,
): Promise<boolean> {
  const ids = portals.map(({ space }) => space.id);
  return (await listRoles(trx, holderId)).every(({ portal }) => ids.includes(portal));
}

/** Who did it, for the row of a role. */
export const signatureOf = ({ office: { actor } }: Team) => actor.member?.email ?? "parvis";

/**
 * Also in the audit of the portals concerned. It comes after the commit in the office, whose own audit has it in the
 * same transaction: a crash in between loses a copy, never the trace.
 */
export async function auditIn(
  { office: { actor }, portals }: Team,
  concerned: readonly SpaceId[],
  event: AuditEvent,
): Promise<void> {
  for (const portal of portals)
    if (concerned.includes(portal.space.id))
      await portal.db.inTransaction((trx) => appendAudit(trx, { ...portal, actor }, event));
}
