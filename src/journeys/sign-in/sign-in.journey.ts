import { z } from "zod";
import type { AccountId, HolderId, JourneyId, LetterId } from "#kernel/ids.ts";
import { storedId } from "#kernel/stored-id.ts";
import { journey } from "../engine/journey.ts";

/** `identity`: keyed hash in base64url. `numbers`: those the provider gives; `null`: it knows none. */
const vouched = z.object({
  provider: z.string(),
  person: z.string(),
  identity: z.string(),
  numbers: z.array(z.string()).nullable(),
});
export type Vouched = z.infer<typeof vouched>;

/** A session opens only while the password still has the hash `judgedHash`. */
const proven = z.object({
  accountId: storedId<AccountId>(),
  holderId: storedId<HolderId>(),
  judgedHash: z.string(),
  /** Identity proven in place of the password (keyed hash, base64url); it must still be linked. */
  identity: z.string().exactOptional(),
  /** Linked to the account once the session opens. */
  vouched: vouched.exactOptional(),
});
export type Proven = z.infer<typeof proven>;

const letterProven = z.object({ holderId: storedId<HolderId>(), letterId: storedId<LetterId>() });
export type LetterProven = z.infer<typeof letterProven>;

/** Credentials chosen in that first connection, whose link is not followed yet. */
const awaited = z.object({ journeyId: storedId<JourneyId>(), holderId: storedId<HolderId>() });
export type Awaited = z.infer<typeof awaited>;

type Event =
  | "recognised"
  | "vouched_for"
  | "factor_wanted"
  | "factor_proven"
  | "letter_asked"
  | "letter_recognised"
  | "activation_awaited"
  | "mail_resent"
  | "password_chosen";

/**
 * Sign-in with a password (N7, A1), then a second factor if set up; or with a letter's provisional password, which
 * only allows the choice of a new one (A10). A right password whose account waits for the link of a mail leads to that
 * mail. A provider's identity needs the password once, which links it to the account.
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
    awaits_activation: awaited,
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
        activation_awaited: "awaits_activation",
        vouched_for: "link_identity",
      },
    },
    link_identity: {
      step: "link-identity",
      needs: "provider",
      on: {
        recognised: "signed_in",
        factor_wanted: "second_factor",
        letter_recognised: "choose_password",
        activation_awaited: "awaits_activation",
      },
    },
    second_factor: {
      step: "second-factor",
      on: { factor_proven: "signed_in", letter_asked: "second_factor" },
    },
    choose_password: { step: "choose-password", on: { password_chosen: "password_chosen" } },
    awaits_activation: { step: "awaits-activation", on: { mail_resent: "awaits_activation" } },
    signed_in: { step: null, on: {} },
    password_chosen: { step: null, on: {} },
  },
});
