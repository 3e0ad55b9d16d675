import { z } from "zod";
import type { AccountId, HolderId, LetterId } from "#kernel/ids.ts";
import { storedId } from "#kernel/stored-id.ts";
import { journey } from "../engine/journey.ts";

/**
 * Whom a provider of identities vouched for: its name, theirs as it says it, the identity as a keyed hash in base64url,
 * and the numbers it says are theirs; `null`: it knows none.
 */
const vouched = z.object({
  provider: z.string(),
  person: z.string(),
  identity: z.string(),
  numbers: z.array(z.string()).nullable(),
});
export type Vouched = z.infer<typeof vouched>;

/** Who has shown what opens the account, and its password's hash then: no session opens once that is another. */
const proven = z.object({
  accountId: storedId<AccountId>(),
  holderId: storedId<HolderId>(),
  judgedHash: z.string(),
  /** What a provider vouched for in place of the password, as a keyed hash in base64url; it must still be linked. */
  identity: z.string().exactOptional(),
  /** Whom a provider vouched for just before the password: linked to the account once the session opens. */
  vouched: vouched.exactOptional(),
});
export type Proven = z.infer<typeof proven>;

/** Whose letter brought the provisional password that was typed. */
const letterProven = z.object({ holderId: storedId<HolderId>(), letterId: storedId<LetterId>() });
export type LetterProven = z.infer<typeof letterProven>;

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
export const signIn = journey<Event>()({
  kind: "sign-in",
  dataVersion: 1,
  start: "identify",
  keeps: {
    identify: null,
    link_identity: vouched,
    second_factor: proven,
    choose_password: letterProven,
    signed_in: null,
    password_chosen: null,
  },
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
