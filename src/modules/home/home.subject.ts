import type { Subject } from "#subject/subject.ts";

export const home: Subject = {
  states: async () => [(await import("./home.states.tsx")).homeStates],
};
