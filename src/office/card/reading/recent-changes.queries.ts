import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import type { SecurityEventKind } from "#subject/words.ts";

/** What a fraud begins with. */
const sensitiveEvents = [
  "password_changed",
  "password_recovered",
  "factor_added",
  "factor_removed",
  "recovery_codes_made",
  "recovery_code_used",
  "provider_linked",
  "address_corrected",
] as const satisfies SecurityEventKind[];

/** `what`: of the file, or the kind of an event. */
export type RecentChange = {
  what: "address" | "contact" | "iban" | (typeof sensitiveEvents)[number];
  at: Date;
};

/** Of the last 30 days, newest first: each kind once, the last time. */
export async function findRecentChanges(trx: SpaceTransaction, holderId: HolderId): Promise<RecentChange[]> {
  const { rows } = await sql<RecentChange>`
    with change (what, at) as (
      select dated.what, dated.at from holder, lateral (values ('address', address_changed_at),
        ('contact', contact_changed_at), ('iban', iban_changed_at)) as dated (what, at)
      where holder.id = ${holderId}
      union all
      select kind, at from security_event
      where holder_id = ${holderId} and kind in (${sql.join(sensitiveEvents)})
    )
    select what, max(at) as at from change where at > now() - interval '30 days'
    group by what order by max(at) desc`.execute(trx);
  return rows;
}
