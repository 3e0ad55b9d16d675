import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { AccountId, HolderId } from "#kernel/ids.ts";
import type { AuditKind } from "#subject/words.ts";

export type RecentFile = {
  id: HolderId;
  number: string;
  lastName: string;
  firstName: string;
  organisation: string;
  at: Date;
};

const readings = ["card_opened", "card_read"] as const satisfies AuditKind[];

/** How far back the audit of a member is read. */
const eventsRead = 300;
const mostFiles = 8;

/** The files that a member read last, newest first. */
export async function findRecentFiles(trx: SpaceTransaction, member: AccountId): Promise<RecentFile[]> {
  const { rows } = await sql<RecentFile>`
    with read as (
      select holder_id, kind, at from audit_event
      where member_id = ${member} order by seq desc limit ${eventsRead}
    )
    select h.id, h.number, h.last_name as "lastName", h.first_name as "firstName", h.organisation,
      max(read.at) as at
    from read join holder h on h.id = read.holder_id
    where read.kind in (${sql.join(readings)})
    group by h.space_id, h.id order by max(read.at) desc limit ${mostFiles}`.execute(trx);
  return rows;
}
