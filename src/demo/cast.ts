/** What is done to a person of the demonstration, by the actions that would do it in life. */
export type Situation =
  | { kind: "to_print" | "printed" | "expired" | "returned" | "moved" }
  | ({ kind: "mail_waiting" | "active" | "locked" } & Credentials);

/** What they have chosen. The password obeys the rule of the space. */
export type Credentials = { email: string; password: string };

export type Person = { number: string; situation: Situation };

/** The demonstration of one space: its files are in `demo/`. */
export type Cast = {
  space: string;
  /** Imported first: the letters of those it names are printed before the registry comes. */
  formerRegistry: string;
  registry: string;
  persons: readonly Person[];
};

/** What a person has chosen, if anything. */
export const credentialsOf = ({ situation }: Person): Credentials | null =>
  "email" in situation ? situation : null;
