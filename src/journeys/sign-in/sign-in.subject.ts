import type { Subject } from "#subject/subject.ts";

const journal = {
  activation_awaited: "Mot de passe reconnu, activation de l’espace attendue",
};

type Journal = typeof journal;
declare module "#subject/words.ts" {
  interface JournalWords extends Journal {}
}

export const signIn: Subject = {
  journal,
  states: async () => [
    (await import("./sign-in.states.tsx")).signInStates,
    (await import("./second-factor/second-factor.states.tsx")).secondFactorStates,
  ],
};
