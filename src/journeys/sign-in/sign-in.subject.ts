import type { Subject } from "#subject/subject.ts";

export const signIn: Subject = {
  states: async () => [
    (await import("./sign-in.states.tsx")).signInStates,
    (await import("./second-factor/second-factor.states.tsx")).secondFactorStates,
  ],
};
