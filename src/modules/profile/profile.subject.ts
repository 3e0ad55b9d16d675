import type { Subject } from "#subject/subject.ts";

export const profile: Subject = {
  states: async () => [(await import("./profile.states.tsx")).profileStates],
};
