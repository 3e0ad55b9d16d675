import type { Keys } from "#infra/sealing/keys.ts";
import type { AccountId, HolderId, JourneyId, SessionId } from "#kernel/ids.ts";

/**
 * What tries are counted on: a holder, what was typed when nobody matches, or a known browser. Secrets of letters are
 * counted on the number typed, known or not: once an account is open none is right, and their count locks no member
 * out.
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
  /** Links requested in one journey, whether or not the address exists. */
  | { asked_in_hour: JourneyId }
  | { asked_in_day: JourneyId }
  /** Links for a known browser, once strangers used up the mails of its account. */
  | { links_for: Buffer }
  | { changes: HolderId }
  /** New passwords compared with current and former ones. */
  | { chosen_in: JourneyId }
  /** `factor_letter`: the secret of the letter that removes lost factors. */
  | { factor: HolderId; browser?: Buffer }
  | { factor_letter: HolderId; browser?: Buffer }
  | { browser: Buffer; account: AccountId }
  | { link: string }
  | { session: SessionId }
  /** What a source sees of its own failures. */
  | { shown_to: string; named: string };

/** What people type is a keyed hash. Holders and browsers end with a database id, so that SQL can build the key. */
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
