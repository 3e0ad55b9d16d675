import type { Subject } from "#subject/subject.ts";

export const provisionalCredentials: Subject = {
  states: async () => [(await import("./provisional-credentials.states.tsx")).provisionalCredentialsStates],
};
