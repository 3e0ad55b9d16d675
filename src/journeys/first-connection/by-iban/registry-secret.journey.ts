import { type EnrollingEvent, enrollingKeeps, enrollingStates } from "../../credentials/enrolling.ts";
import { journey } from "../../engine/journey.ts";

/** First connection with what the registry knows (S2 to S5). Also for an account without an address (S8). */
export const registrySecret = journey<EnrollingEvent>()({
  kind: "registry-secret",
  dataVersion: 1,
  start: "identify",
  keeps: enrollingKeeps,
  states: {
    identify: { step: "identify", needs: "registrySecret", on: { recognised: "choose_credentials" } },
    ...enrollingStates,
  },
});
