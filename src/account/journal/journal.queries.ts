import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import type { Period } from "#kernel/period.ts";
import type { Visitor } from "#kernel/visitor.ts";

export type SecurityEventKind =
  | "credentials_recognised"
  | "activation_mail_sent"
  | "address_corrected"
  | "account_activated"
  | "signed_in"
  | "password_proven"
  | "sign_in_failed"
  | "locked"
  | "signed_out"
  | "recovery_asked"
  | "password_recovered"
  | "password_changed"
  | "session_ended"
  | "other_sessions_ended"
  | "code_sent"
  | "code_refused"
  | "code_proven"
  | "letter_asked"
  | "letter_recognised"
  | "factor_added"
  | "factor_removed"
  | "factor_refused"
  | "recovery_codes_made"
  | "recovery_code_used"
  | "iban_recognised"
  | "signed_in_by_provider"
  | "provider_proven"
  | "provider_linked"
  | "provider_unlinked"
  | "enrolment_refused";

export async function record(
  trx: SpaceTransaction,
  holderId: HolderId,
  kind: SecurityEventKind,
  visitor: Visitor,
) {
  await trx
    .insertInto("security_event")
    .values({ holder_id: holderId, kind, source: visitor.source, browser: visitor.browser, detail: "{}" })
    .execute();
}

export type SecurityEventLine = {
  id: string;
  kind: SecurityEventKind;
  at: Date;
  browser: string;
  source: string;
};

export const listSecurityEvents = (
  trx: SpaceTransaction,
  holderId: HolderId,
  most: number,
): Promise<SecurityEventLine[]> =>
  trx
    .selectFrom("security_event")
    .select(["id", "at", "browser", "source"])
    .select((eb) => eb.ref("kind").$castTo<SecurityEventKind>().as("kind"))
    .where("holder_id", "=", holderId)
    .orderBy("id", "desc")
    .limit(most)
    .execute();

export async function forgetOldEvents(trx: SpaceTransaction, { interval }: Period): Promise<number> {
  const since = sql<Date>`now() - ${interval}::interval`;
  const { numDeletedRows } = await trx
    .deleteFrom("security_event")
    .where("at", "<", since)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
