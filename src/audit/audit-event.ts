import type { StaffRole } from "#kernel/actor.ts";
import type { AccountId, HolderId } from "#kernel/ids.ts";
import type { AuditKind } from "#subject/words.ts";

/** Small facts: from, to, counts, masked values. Never a whole IBAN, a password, a code or a token. */
export type AuditEffect = Readonly<Record<string, string | number | boolean | null>>;

export type AuditEvent = {
  kind: AuditKind;
  /** Whose file it is about. */
  holderId?: HolderId;
  reason?: string;
  effect?: AuditEffect;
};

/** As stored, and covered by the hash. `member`: `null` at the command line and for Parvis itself. */
export type AuditContent = {
  kind: string;
  actor: "staff" | "operator" | "system";
  member: { id: AccountId; name: string; email: string; role: StaffRole } | null;
  holderId: HolderId | null;
  reason: string | null;
  effect: AuditEffect;
  source: string;
  browser: string;
};
