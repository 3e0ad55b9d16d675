import type { CodeId, LinkId } from "#kernel/ids.ts";
import type { RequestedKind } from "../db/tables/enrolment-tables.ts";

/** A second factor, in words for mails and the journal. */
export type Factor = "totp" | "passkey";

/** The mails Parvis sends and what each is told: all of it is said, for it is stored. One composer per kind. */
export type MailProps = {
  /** `renews`: the account is open already, and is given this address. */
  activation: { linkId: LinkId; renews?: boolean };
  "address-taken": Record<never, never>;
  "account-activated": { firstName: string };
  recovery: { linkId: LinkId };
  reset: { linkId: LinkId; codeId: CodeId; firstName: string };
  "no-reset": { firstName: string; because: "no_account" | "no_address" };
  "password-changed": { firstName: string };
  "activation-code": { codeId: CodeId; firstName: string };
  "account-opened": { firstName: string };
  "letter-asked": { firstName: string; brings: RequestedKind; byStaff?: boolean };
  "renewal-due": { firstName: string };
  "factor-added": { firstName: string; factor: Factor };
  "factor-removed": { firstName: string; factor: Factor };
  "recovery-codes-made": { firstName: string };
  "recovery-code-used": { firstName: string; left: number };
  "provider-linked": { firstName: string; provider: string; person: string };
  "provider-unlinked": { firstName: string; provider: string };
  "already-active": { firstName: string };
  "iban-missing": { firstName: string };
  "account-renewed": { firstName: string };
  "staff-account-opened": { how: "opened" | "renewed"; organisation: string };
  /** `until` as ISO 8601 writes a moment. */
  "staff-iban-alarm": { until: string };
  "staff-iban-warning": { failures: number; most: number };
  "staff-spray-alarm": { until: string };
  "staff-crowd-warning": { of: "codes" | "factors" | "asks"; spent: number; most: number };
  "staff-crowd-alarm": { of: "codes" | "factors" | "asks" | "network"; until: string };
};
