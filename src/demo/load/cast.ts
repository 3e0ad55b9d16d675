/** What is done to a person of the demonstration, by the actions that would do it in life. */
export type Situation =
  /** Of the two letters that open an account. */
  | { kind: "to_print" | "printed" | "expired" | "returned" | "moved" }
  | ({ kind: "mail_waiting" } & AddressChosen)
  /** On file, and has never come; `note` is what the file does not say of how to reach them. */
  | { kind: "on_file"; note?: string }
  /** Asked for a password by post, which has come. */
  | { kind: "password_posted" }
  | ({ kind: "active" | "locked" | "renewal_due" } & Chosen);

/** What they have chosen. The password obeys the rule of the space; an address, where one signs in with it. */
export type Chosen = { password: string } | AddressChosen;
export type AddressChosen = { email: string; password: string };

export type Person = { number: string; situation: Situation };

/** The demonstration of one space: its files are in `demo/`. */
export type Cast = {
  space: string;
  /** Imported first, where letters open accounts: those of the people it names are printed before the registry comes. */
  formerRegistry: string | null;
  registry: string;
  persons: readonly Person[];
  /** A number that nobody has, to see that no page tells. */
  numberOfNobody: string | null;
};

/** What a person has chosen, if anything. */
export const chosenBy = ({ situation }: Person): Chosen | null =>
  "password" in situation ? situation : null;
