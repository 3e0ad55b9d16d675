import type { Subject } from "#subject/subject.ts";

export const publicSite: Subject = {
  states: async () => [
    (await import("./public.states.tsx")).publicStates,
    (await import("./verify/verify.states.tsx")).verifyStates,
  ],
};
