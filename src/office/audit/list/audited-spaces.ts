import type { StaffContext } from "#context.ts";
import { mayDo } from "#kernel/actor.ts";
import { spaces } from "#spaces/index.ts";
import type { Space } from "#spaces/space.ts";
import type { DeskVisit } from "#web/desk/desk-visit.ts";

export type Audited = { space: Space; ctx: StaffContext };

/**
 * The audits that a member may read: of the portals where they are administrateur. That of the back office tells of
 * members of every portal, so it takes this role in each of them.
 */
export function auditedSpaces({ spaces: roles, ctx, space }: DeskVisit): Audited[] {
  const audited = roles.filter(({ role }) => mayDo(role, "administrateur"));
  const isEverywhere = spaces.every(({ id }) => audited.some((one) => one.space.id === id));
  return isEverywhere ? [...audited, { space, ctx }] : audited;
}

/** The audit that the address names, or the first; `undefined` for one that the member may not read. */
export function auditedSpace(visit: DeskVisit, named: string | undefined): Audited | undefined {
  const audited = auditedSpaces(visit);
  return named ? audited.find(({ space }) => space.id === named) : audited[0];
}
