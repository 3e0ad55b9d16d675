import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { AccountId, HolderId, SessionId } from "#kernel/ids.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { thisHour } from "../crowds/budgets.queries.ts";
import type { SecurityEventKind } from "../journal/journal.queries.ts";
import type { IdentityKey } from "../providers/provider-links.queries.ts";
import { hashToken, newToken } from "./token.ts";

/** Who has just shown what was asked for, and on what grounds a session opens. */
export type Opening = {
  accountId: AccountId;
  holderId: HolderId;
  /** The hash the password was judged by: the session opens only while it is still the account's. */
  judgedHash: string;
  /** Whose tries are forgotten. */
  subject: string;
  /** The cookie value of the browser, when it is known to this account. */
  browser: string | null;
  event: SecurityEventKind;
  /** Nothing but the password was shown: the session opens only if nothing more is asked for. */
  unlessFactor: boolean;
  /** Shown in place of the password: the session opens only while it is linked to the account. */
  identity?: IdentityKey | null;
};

/** The values of both cookies, and the session that one of them names. */
export type Opened = { session: string; browser: string; sessionId: SessionId };

/**
 * Opens a session under a new token (LOG-16), forgets the tries, remembers the browser and writes the journal:
 * one statement, because every sign-in pays for each. Gives the values of both cookies; `null`, and nothing is
 * written, when the password was replaced, a second factor added, the identity unlinked or the account closed while it
 * was being judged.
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
  // The lock makes a recovery, or a factor being added, wait, then end this session too. Where this one waited, the
  // row is read again and only then the factors: hence two steps.
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
      insert into security_event (holder_id, kind, source, browser)
      select ${holderId}::uuid, ${opening.event}, ${source}, ${words} from live
    )
    insert into session (account_id, token_hash, source, browser)
    select id, ${session.hash}, ${source}, ${words} from live
    returning id`.execute(trx);
  const [opened] = rows;
  return opened ? { session: session.value, browser, sessionId: opened.id } : null;
}
