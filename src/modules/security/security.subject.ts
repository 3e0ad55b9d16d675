import type { Subject } from "#subject/subject.ts";

export const security: Subject = {
  states: async () => [
    (await import("./states/security.states.tsx")).securityStates,
    (await import("./states/factor.states.tsx")).factorStates,
  ],
};
