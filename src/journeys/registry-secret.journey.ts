import type { Chosen, Recognised } from "./enrolling.ts";
import { journey } from "./journey.ts";

type Data = {
  identify: null;
  choose_credentials: Recognised;
  mail_sent: Chosen;
  correct_address: Chosen;
  activated: null;
};

type Event =
  | "recognised"
  | "credentials_chosen"
  | "mail_resent"
  | "correction_asked"
  | "address_corrected"
  | "link_followed";

/**
 * First connection with what the registry knows (S2 to S5). The same table serves who must prove again because
 * their account has no address (S8).
 */
export const registrySecret = journey<Data, Event>()({
  kind: "registry-secret",
  start: "identify",
  states: {
    identify: { step: "identify", needs: "registrySecret", on: { recognised: "choose_credentials" } },
    choose_credentials: { step: "choose-credentials", on: { credentials_chosen: "mail_sent" } },
    mail_sent: {
      step: "mail-sent",
      on: { mail_resent: "mail_sent", correction_asked: "correct_address", link_followed: "activated" },
    },
    correct_address: {
      step: "correct-address",
      on: { address_corrected: "mail_sent", link_followed: "activated" },
    },
    activated: { step: null, on: {} },
  },
});
