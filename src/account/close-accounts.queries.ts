import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Account } from "./accounts.queries.ts";
import { killLinks } from "./kill-links.queries.ts";
import { forgetBrowsers } from "./sessions/known-browsers.queries.ts";
import { endSessions } from "./sessions/sessions.queries.ts";

/** Its sessions, links and known browsers end with it. */
export async function closeAccountOf(trx: SpaceTransaction, { id, holderId }: Account) {
  await trx.updateTable("account").set({ closed_at: sql<Date>`now()` }).where("id", "=", id).execute();
  await endSessions(trx, id, null);
  await forgetBrowsers(trx, id);
  await killLinks(trx, holderId);
}

/** Closes the accounts of holders no longer on file; ends their sessions and links. Idempotent. */
export async function closeAccountsOfClosedHolders(trx: SpaceTransaction) {
  await sql`
    with closed as (
      update account set closed_at = now()
      from holder
      where holder.id = account.holder_id and holder.closed_at is not null and account.closed_at is null
      returning account.id
    )
    update session set ended_at = now() from closed
    where session.account_id = closed.id and session.ended_at is null`.execute(trx);
  await sql`
    update link set used_at = now() from holder
    where holder.id = link.holder_id and holder.closed_at is not null and link.used_at is null`.execute(trx);
}
