import { z } from "zod";
import type { EnrolmentId, HolderId, LetterId } from "#kernel/ids.ts";
import { storedId } from "#kernel/stored-id.ts";

const holderId = storedId<HolderId>();
const byLetter = { holderId, enrolmentId: storedId<EnrolmentId>(), letterId: storedId<LetterId>() };
const byRegistry = { holderId, letterId: z.null() };
const chosen = { email: z.string(), passwordHash: z.string() };

/** The holder, recognised by the secret of a letter or by a secret from the registry. */
const recognisedKept = z.union([z.object(byLetter), z.object(byRegistry)]);
const chosenKept = z.union([z.object({ ...byLetter, ...chosen }), z.object({ ...byRegistry, ...chosen })]);

/** Provisional until the link sent to that address is followed. */
export type Chosen = z.infer<typeof chosenKept>;

export const enrollingKeeps = {
  identify: null,
  choose_credentials: recognisedKept,
  mail_sent: chosenKept,
  correct_address: chosenKept,
  activated: null,
} as const;

export type EnrollingEvent =
  | "recognised"
  | "credentials_chosen"
  | "mail_resent"
  | "correction_asked"
  | "address_corrected"
  | "correction_given_up"
  | "link_followed";

/** Shared by the first connections, once the holder is recognised. */
export const enrollingStates = {
  choose_credentials: { step: "choose-credentials", on: { credentials_chosen: "mail_sent" } },
  mail_sent: {
    step: "mail-sent",
    on: { mail_resent: "mail_sent", correction_asked: "correct_address", link_followed: "activated" },
  },
  correct_address: {
    step: "correct-address",
    on: { address_corrected: "mail_sent", correction_given_up: "mail_sent", link_followed: "activated" },
  },
  activated: { step: null, on: {} },
} as const;
