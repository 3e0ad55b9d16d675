import type { Keys } from "#infra/sealing/keys.ts";
import type { AccountId, HolderId, JourneyId, SessionId } from "#kernel/ids.ts";

/**
 * Who the tries are counted on: someone on file, what was typed when nobody is, or a browser known there. The
 * secrets of letters are counted on the number they go with, known or not: before the account is open nothing
 * else can be tried, and after it nothing there can be right, nor lock a member out.
 */
export type Tried =
  | { holder: HolderId }
  | { unknown: string }
  | { number: string; browser?: Buffer }
  | { recovery: string }
  /** Codes typed for a number, codes sent for it, and new passwords asked for by post, whoever has it or nobody. */
  | { code: string; browser?: Buffer }
  | { codes_sent: string; browser?: Buffer }
  | { post: string }
  /** The ends of IBAN typed for a number, whoever has it or nobody. */
  | { iban: string }
  /** SMS asked for from a source. */
  | { sms_from: string }
  /** Links asked for in one journey, whether or not the address exists. */
  | { asked_in_hour: JourneyId }
  | { asked_in_day: JourneyId }
  /** Links mailed for a browser that signed in before, once strangers used up the mails of its account. */
  | { links_for: Buffer }
  /** Changes of password and factors by a signed-in member. */
  | { changes: HolderId }
  /** New passwords compared with those one has, by whoever may choose one. */
  | { chosen_in: JourneyId }
  /** What is shown after the password, and the secret of the letter that lifts it. */
  | { factor: HolderId; browser?: Buffer }
  | { factor_letter: HolderId; browser?: Buffer }
  | { browser: Buffer; account: AccountId }
  | { link: string }
  /** The present password, asked of who is signed in. */
  | { session: SessionId }
  /** What a source is shown of its failures, under the subject of what was named. */
  | { shown_to: string; named: string };

/**
 * What stands in the database for whom the tries are counted on. What people type is a keyed hash there. A holder, and
 * a browser of an account, end with an identifier of the database: so the statement that finds them can count the try.
 */
export function subjectOf(keys: Keys, tried: Tried): string {
  if ("holder" in tried) return ofHolder + tried.holder;
  if ("account" in tried) return ofBrowser(tried.browser) + tried.account;
  const parts = Object.entries(tried).map(([kind, value]) => `${kind}:${printable(value)}`);
  return keys.sign("subject", ...parts).toString("base64url");
}

/** What stands before the identifier of a holder. */
export const ofHolder = "holder ";

/** What stands before the identifier of the account that the browser with that hash signed in to. */
export const ofBrowser = (tokenHash: Buffer) => `browser ${printable(tokenHash)} `;

const printable = (value: string | Buffer) =>
  typeof value === "string" ? value : value.toString("base64url");
