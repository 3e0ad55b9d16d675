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

/** First connection with the two letters: the identifiant and the provisional password (N3 to N6). */
export const provisionalCredentials = journey<Data, Event>()({
  kind: "provisional-credentials",
  start: "identify",
  states: {
    identify: { step: "identify", on: { recognised: "choose_credentials" } },
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
