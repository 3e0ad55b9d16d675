import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { AccountId, HolderId, SessionId } from "#kernel/ids.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { thisHour } from "../crowds/budgets.queries.ts";
import type { SecurityEventKind } from "../journal/journal.queries.ts";
import type { IdentityKey } from "../providers/provider-links.queries.ts";
import { hashToken, newToken } from "./token.ts";

export type Opening = {
  accountId: AccountId;
  holderId: HolderId;
  /** The session opens only if this is still the account's hash. */
  judgedHash: string;
  subject: string;
  /** The browser's cookie value, when this account knows it. */
  browser: string | null;
  event: SecurityEventKind;
  /** Only the password was shown: open only if no factor is set up. */
  unlessFactor: boolean;
  identity?: IdentityKey | null;
};

export type Opened = { session: string; browser: string; sessionId: SessionId };

/**
 * Opens a session under a new token (LOG-16), in one statement, for speed. `null`, with nothing written, when the
 * password, factors, link or account changed while the proof was judged.
 */
export async function openSession(
  trx: SpaceTransaction,
  visitor: Visitor,
  opening: Opening,
): Promise<Opened | null> {
  const { accountId, holderId, subject } = opening;
  const { source, browser: words } = visitor;
  const session = newToken();
  const browser = opening.browser ?? newToken().value;
  const linked = opening.identity
    ? sql`join provider_link link on link.account_id = account.id and link.identity = ${opening.identity}`
    : sql``;
  const allowed = opening.unlessFactor ? sql`where not asks_factor(id)` : sql``;
  // The share lock makes a recovery or a new factor wait, then end this session too. If this statement
  // waited, `held` re-reads the row, and `live` then reads the factors: hence two steps.
  const { rows } = await sql<{ id: SessionId }>`
    with held as (
      select account.id from account ${linked}
      where account.id = ${accountId} and password_hash = ${opening.judgedHash} and closed_at is null for share
    ), live as (
      select id from held ${allowed}
    ), forgotten as (
      delete from attempt using live where subject = ${subject}
    ), forgiven as (
      delete from source_failure using live
      where source = ${source} and hour = ${thisHour} and subject = ${subject}
    ), remembered as (
      insert into known_browser (account_id, token_hash) select id, ${hashToken(browser)} from live
      on conflict (space_id, token_hash, account_id) do update set last_seen_at = now()
    ), recorded as (
      insert into security_event (holder_id, kind, actor, source, browser)
      select ${holderId}::uuid, ${opening.event}, 'holder', ${source}, ${words} from live
    )
    insert into session (account_id, token_hash, source, browser)
    select id, ${session.hash}, ${source}, ${words} from live
    returning id`.execute(trx);
  const [opened] = rows;
  return opened ? { session: session.value, browser, sessionId: opened.id } : null;
}
