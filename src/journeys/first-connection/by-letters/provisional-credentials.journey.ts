import { type EnrollingEvent, enrollingKeeps, enrollingStates } from "../../credentials/enrolling.ts";
import { journey } from "../../engine/journey.ts";

/** First connection with the two letters (N3 to N6). */
export const provisionalCredentials = journey<EnrollingEvent | "activated_already">()({
  kind: "provisional-credentials",
  dataVersion: 1,
  start: "identify",
  keeps: { ...enrollingKeeps, activated_already: null },
  states: {
    identify: {
      step: "identify",
      on: { recognised: "choose_credentials", activated_already: "activated_already" },
    },
    activated_already: { step: null, on: {} },
    ...enrollingStates,
  },
});
