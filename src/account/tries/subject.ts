import type { Keys } from "#infra/sealing/keys.ts";
import type { AccountId, HolderId, InvitationId, JourneyId, SessionId } from "#kernel/ids.ts";

/**
 * What tries are counted on: a holder, the name typed when no holder has it, or a known browser. Secrets of letters are
 * counted on the number typed, known or not, apart from passwords: a locked letter does not lock the password.
 */
export type Tried =
  | { holder: HolderId }
  | { unknown: string }
  | { number: string; browser?: Buffer }
  | { recovery: string }
  /** Codes typed, codes sent and letters requested for a number, known or not. */
  | { code: string; browser?: Buffer }
  | { codes_sent: string; browser?: Buffer }
  | { post: string }
  | { iban: string }
  | { sms_from: string }
  /** Codes of issued documents, right or wrong. */
  | { checks_from: string }
  /** Links requested in one journey, whether or not the address exists. */
  | { asked_in_hour: JourneyId }
  | { asked_in_day: JourneyId }
  /** Links requested by a known browser, after strangers used up the mails of its account. */
  | { links_for: Buffer }
  | { changes: HolderId }
  | { displays: HolderId }
  /** Searches of files by a member of staff. */
  | { searches: AccountId }
  /** New passwords compared with current and former ones. */
  | { chosen_in: JourneyId }
  /** `factor_letter`: the secret of the letter that removes lost factors. */
  | { factor: HolderId; browser?: Buffer }
  | { factor_letter: HolderId; browser?: Buffer }
  | { browser: Buffer; account: AccountId }
  | { link: string }
  /** First codes of the application of a member of staff. */
  | { invitation: InvitationId }
  | { session: SessionId }
  /** Failures of one source, as shown to it. */
  | { shown_to: string; named: string };

/** Typed values become a keyed hash. The keys of holders and browsers end with a database id: SQL can build them. */
export function subjectOf(keys: Keys, tried: Tried): string {
  if ("holder" in tried) return ofHolder + tried.holder;
  if ("account" in tried) return ofBrowser(tried.browser) + tried.account;
  const parts = Object.entries(tried).map(([kind, value]) => `${kind}:${printable(value)}`);
  return keys.sign("subject", ...parts).toString("base64url");
}

export const ofHolder = "holder ";

export const ofBrowser = (tokenHash: Buffer) => `browser ${printable(tokenHash)} `;

const printable = (value: string | Buffer) =>
  typeof value === "string" ? value : value.toString("base64url");
