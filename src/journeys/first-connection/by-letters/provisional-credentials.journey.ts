import { type EnrollingData, type EnrollingEvent, enrollingStates } from "../../credentials/enrolling.ts";
import { journey } from "../../engine/journey.ts";

/** First connection with the two letters: the identifiant and the provisional password (N3 to N6). */
export const provisionalCredentials = journey<EnrollingData, EnrollingEvent>()({
  kind: "provisional-credentials",
  start: "identify",
  states: {
    identify: { step: "identify", on: { recognised: "choose_credentials" } },
    ...enrollingStates,
  },
});
