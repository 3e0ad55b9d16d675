import { type EnrollingData, type EnrollingEvent, enrollingStates } from "../../credentials/enrolling.ts";
import { journey } from "../../engine/journey.ts";

/**
 * First connection with what the registry knows (S2 to S5). The same table serves who must prove again because
 * their account has no address (S8).
 */
export const registrySecret = journey<EnrollingData, EnrollingEvent>()({
  kind: "registry-secret",
  start: "identify",
  states: {
    identify: { step: "identify", needs: "registrySecret", on: { recognised: "choose_credentials" } },
    ...enrollingStates,
  },
});
