import type { CodeId } from "#kernel/ids.ts";

/** The SMS Parvis sends and what each is told. */
export type SmsProps = {
  "activation-code": { codeId: CodeId };
  "account-opened": Record<never, never>;
  "password-changed": Record<never, never>;
  "provider-linked": Record<never, never>;
  "provider-unlinked": Record<never, never>;
  "letter-asked": Record<never, never>;
  "factor-added": Record<never, never>;
  "factor-removed": Record<never, never>;
  "recovery-codes-made": Record<never, never>;
  "recovery-code-used": Record<never, never>;
};
