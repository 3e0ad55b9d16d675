import type { EnrolmentId, HolderId, LetterId } from "#kernel/ids.ts";

/** A holder who has shown who they are: with the secret of a letter, or by what the registry alone knows. */
export type Recognised = { holderId: HolderId } & (
  | { enrolmentId: EnrolmentId; letterId: LetterId }
  | { letterId: null }
);

/** What they chose: provisional until the link sent to that address is followed. */
export type Chosen = Recognised & { email: string; passwordHash: string };

/** What each state of a first connection keeps. */
export type EnrollingData = {
  identify: null;
  choose_credentials: Recognised;
  mail_sent: Chosen;
  correct_address: Chosen;
  activated: null;
};

export type EnrollingEvent =
  | "recognised"
  | "credentials_chosen"
  | "mail_resent"
  | "correction_asked"
  | "address_corrected"
  | "correction_given_up"
  | "link_followed";

/** A first connection from where one is recognised to the account: how one is, its journey says. */
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
