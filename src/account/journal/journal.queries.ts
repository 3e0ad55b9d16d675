import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Actor } from "#kernel/actor.ts";
import type { HolderId } from "#kernel/ids.ts";

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

/** Writes an event into the journal of a holder: what happened, who did it and from where. */
export async function record(trx: SpaceTransaction, holderId: HolderId, kind: SecurityEventKind, by: Actor) {
  const { source, browser } = "visitor" in by ? by.visitor : { source: "", browser: "" };
  await trx
    .insertInto("security_event")
    .values({ holder_id: holderId, kind, actor: by.kind, source, browser, detail: "{}" })
    .execute();
}

export type SecurityEventLine = {
  id: string;
  kind: SecurityEventKind;
  at: Date;
  /** `null` in rows written before it was noted: then it was somebody with a browser. */
  actor: Actor["kind"] | null;
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
    .select(["id", "at", "actor", "browser", "source"])
    .select((eb) => eb.ref("kind").$castTo<SecurityEventKind>().as("kind"))
    .where("holder_id", "=", holderId)
    .orderBy("id", "desc")
    .limit(most)
    .execute();

/** The privacy page promises one year. */
export async function forgetOldEvents(trx: SpaceTransaction) {
  await trx.deleteFrom("security_event").where("at", "<", sql<Date>`now() - interval '1 year'`).execute();
}
