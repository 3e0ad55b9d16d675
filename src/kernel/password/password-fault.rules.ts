export type PasswordFault = {
  reason:
    | "too_short"
    | "too_long"
    | "missing"
    | "refused"
    | "reused"
    | "letter_like"
    | "one_sign"
    | "sequence"
    | "common"
    | "portal"
    | "number"
    | "name"
    | "organisation"
    | "city"
    | "email";
  message: string;
};

export const fault = (reason: PasswordFault["reason"], message: string): PasswordFault => ({
  reason,
  message,
});

export type Reused = "current" | "former";

const reusedMessages: Readonly<Record<Reused, string>> = {
  current: "Ce mot de passe est déjà le vôtre : choisissez-en un autre.",
  former: "Ce mot de passe est l’un de vos derniers : choisissez-en un que vous n’avez pas encore eu.",
};

export const differing = "Les deux mots de passe diffèrent : tapez deux fois le même.";

export const reusedFault = (reused: Reused) => fault("reused", reusedMessages[reused]);

const ofItsSigns: readonly PasswordFault["reason"][] = ["too_short", "too_long", "missing", "refused"];

export function tellFaults(faults: readonly PasswordFault[]): string {
  const signs = faults.filter(({ reason }) => ofItsSigns.includes(reason));
  const mustGrow = signs.some(({ reason }) => reason === "too_short");
  const guess = mustGrow ? undefined : faults.find(({ reason }) => !ofItsSigns.includes(reason));
  return [...signs, ...(guess ? [guess] : [])].map(({ message }) => message).join(" ");
}
