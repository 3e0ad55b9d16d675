import type { Subject } from "#subject/subject.ts";

export const registrySecret: Subject = {
  states: async () => [(await import("./registry-secret.states.tsx")).registrySecretStates],
};
