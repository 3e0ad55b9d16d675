import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { AccountId, HolderId } from "#kernel/ids.ts";
import type { Visitor } from "#kernel/visitor.ts";
import type { SecurityEventKind } from "./journal.queries.ts";
import { hashToken, newToken } from "./token.ts";

/** Who has just shown the right password, and on what grounds a session opens. */
export type Opening = {
  accountId: AccountId;
  holderId: HolderId;
  /** Whose tries are forgotten. */
  subject: string;
  /** The cookie value of the browser, when it is known to this account. */
  browser: string | null;
  event: SecurityEventKind;
};

/**
 * Opens a session under a new token (LOG-16), forgets the tries, remembers the browser and writes the journal:
 * one statement, because every sign-in pays for each. Gives the values of both cookies.
 */
export async function openSession(
  trx: SpaceTransaction,
  visitor: Visitor,
  opening: Opening,
): Promise<{ session: string; browser: string }> {
  const { accountId, holderId } = opening;
  const { source, browser: words } = visitor;
  const session = newToken();
  const browser = opening.browser ?? newToken().value;
  await sql`
    with forgotten as (
      delete from attempt where subject = ${opening.subject}
    ), remembered as (
      insert into known_browser (account_id, token_hash) values (${accountId}, ${hashToken(browser)})
      on conflict (space_id, token_hash, account_id) do update set last_seen_at = now()
    ), recorded as (
      insert into security_event (holder_id, kind, source, browser)
      values (${holderId}, ${opening.event}, ${source}, ${words})
    )
    insert into session (account_id, token_hash, source, browser)
    values (${accountId}, ${session.hash}, ${source}, ${words})`.execute(trx);
  return { session: session.value, browser };
}
