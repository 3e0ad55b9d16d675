import type { Subject } from "#subject/subject.ts";

const journal = {
  credentials_recognised: "Mot de passe provisoire reconnu",
};

type Journal = typeof journal;
declare module "#subject/words.ts" {
  interface JournalWords extends Journal {}
}

export const provisionalCredentials: Subject = {
  states: async () => [(await import("./provisional-credentials.states.tsx")).provisionalCredentialsStates],
  journal,
};
