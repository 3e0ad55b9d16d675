import type { AccountId, HolderId, LetterId } from "#kernel/ids.ts";
import { journey } from "../engine/journey.ts";

/** Who has shown what opens the account, and its password's hash then: no session opens once that is another. */
export type Proven = {
  accountId: AccountId;
  holderId: HolderId;
  judgedHash: string;
  /** What a provider vouched for in place of the password, as a keyed hash in base64url; it must still be linked. */
  identity?: string;
  /** Whom a provider vouched for just before the password: linked to the account once the session opens. */
  vouched?: Vouched;
};
/** Whose letter brought the provisional password that was typed. */
export type LetterProven = { holderId: HolderId; letterId: LetterId };

/**
 * Whom a provider of identities vouched for: its name, theirs as it says it, the identity as a keyed hash in base64url,
 * and the numbers it says are theirs; `null`: it knows none.
 */
export type Vouched = { provider: string; person: string; identity: string; numbers: string[] | null };

type Data = {
  identify: null;
  link_identity: Vouched;
  second_factor: Proven;
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
      needs: "provider",
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
