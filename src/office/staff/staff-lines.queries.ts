import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { asInterval } from "#kernel/duration.ts";
import type { HolderId } from "#kernel/ids.ts";
import type { Lifetimes } from "#spaces/space.ts";
import type { RoleIn } from "./staff-roles.queries.ts";

/** `invited`: their link still opens the access. `expired`: it no longer does. `ended`: it was closed. */
export type MemberState = "invited" | "expired" | "open" | "ended";

export type MemberLine = {
  holderId: HolderId;
  email: string;
  name: string;
  roles: readonly RoleIn[];
  state: MemberState;
  lastSignIn: Date | null;
  /** Open now. */
  sessions: number;
};

type Asked = {
  /** Only members with a live role there; `null`: all, also those who left. */
  portals: readonly string[] | null;
  /** The address before the first. */
  after: string;
  most: number;
  lifetimes: Lifetimes;
  only?: HolderId;
};

/** In the order of their addresses. */
export async function listMembers(
  trx: SpaceTransaction,
  { portals, after, most, lifetimes, only }: Asked,
): Promise<MemberLine[]> {
  const wanted = portals
    ? sql`exists (select from staff_role role where role.holder_id = holder.id and role.ended_at is null
        and role.portal = any(${[...portals]}::text[]))`
    : sql`true`;
  const idle = sql`${asInterval(lifetimes.sessionIdle)}::interval`;
  const longest = sql`${asInterval(lifetimes.session)}::interval`;
  const { rows } = await sql<MemberLine>`
    select holder.id as "holderId", holder.number as email,
      trim(holder.first_name || ' ' || holder.last_name) as name,
      coalesce(roles.live, '[]'::json) as roles,
      case when holder.closed_at is not null then 'ended'
        when account.id is not null then 'open'
        when exists (select from staff_invitation link where link.holder_id = holder.id
          and link.used_at is null and link.expires_at > now()) then 'invited'
        else 'expired' end as state,
      (select max(event.at) from security_event event where event.holder_id = holder.id
        and event.kind in ('signed_in', 'signed_in_by_provider')) as "lastSignIn",
      (select count(*)::int from session where session.account_id = account.id and session.ended_at is null
        and session.seen_at > now() - ${idle} and session.started_at > now() - ${longest}) as sessions
    from holder
    left join account on account.holder_id = holder.id and account.closed_at is null
    left join lateral (
      select json_agg(json_build_object('portal', role.portal, 'role', role.role) order by role.portal) as live
      from staff_role role where role.holder_id = holder.id and role.ended_at is null
    ) roles on true
    where holder.number > ${after} and ${wanted} and ${only ? sql`holder.id = ${only}` : sql`true`}
    order by holder.number limit ${most}`.execute(trx);
  return rows;
}
