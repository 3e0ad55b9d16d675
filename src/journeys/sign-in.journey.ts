import type { AccountId, HolderId, LetterId } from "#kernel/ids.ts";
import { journey } from "./journey.ts";

/** Whose password was right, and by which hash: a session opens only while that hash is still the account's. */
export type PasswordProven = {
  accountId: AccountId;
  holderId: HolderId;
  judgedHash: string;
  /** Whom a provider vouched for just before: linked to the account once the session opens. */
  vouched?: Vouched;
};
/** Whose letter brought the provisional password that was typed. */
export type LetterProven = { holderId: HolderId; letterId: LetterId };

/**
 * Whom a provider of identities vouched for: its name, the identity as a keyed hash in base64url, and the numbers it
 * says are theirs; `null`: it knows none.
 */
export type Vouched = { provider: string; identity: string; numbers: string[] | null };

type Data = {
  identify: null;
  link_identity: Vouched;
  second_factor: PasswordProven;
  choose_password: LetterProven;
  signed_in: null;
  password_chosen: null;
};

type Event =
  | "recognised"
  | "vouched_for"
  | "factor_wanted"
  | "factor_proven"
  | "letter_asked"
  | "letter_recognised"
  | "password_chosen";

/**
 * Coming back with one's own password (N7, A1), then a second factor where one is set up; or with the provisional
 * password of a letter, which opens nothing but the choice of a new one (A10). Whom a provider of identities vouches
 * for shows the password once, which links them to the account; afterwards they are recognised without.
 */
export const signIn = journey<Data, Event>()({
  kind: "sign-in",
  start: "identify",
  states: {
    identify: {
      step: "sign-in",
      on: {
        recognised: "signed_in",
        factor_wanted: "second_factor",
        letter_recognised: "choose_password",
        vouched_for: "link_identity",
      },
    },
    link_identity: {
      step: "link-identity",
      on: { recognised: "signed_in", factor_wanted: "second_factor", letter_recognised: "choose_password" },
    },
    second_factor: {
      step: "second-factor",
      on: { factor_proven: "signed_in", letter_asked: "second_factor" },
    },
    choose_password: { step: "choose-password", on: { password_chosen: "password_chosen" } },
    signed_in: { step: null, on: {} },
    password_chosen: { step: null, on: {} },
  },
});
