/** The state to put a person in, with the same actions as real users. */
export type Situation =
  /** Where accounts are opened with two letters. */
  | { kind: "to_print" | "printed" | "expired" | "returned" | "moved" }
  | ({ kind: "mail_waiting" } & AddressChosen)
  /** Never signed up. `note`: a known fault of the contacts on file. */
  | { kind: "on_file"; note?: string }
  /** Received a provisional password by post. */
  | { kind: "password_posted" }
  | ({ kind: "active" | "locked" | "renewal_due" } & Chosen);

export type Chosen = { password: string } | AddressChosen;
export type AddressChosen = { email: string; password: string };

/** `payments`: what is special about theirs, for the table on the terminal. */
export type Person = { number: string; situation: Situation; payments?: string };

export type Cast = {
  space: string;
  /** Imported before `registry`; the letters of these persons are printed in between. */
  formerRegistry: string | null;
  registry: string;
  /** In demo/payments. `ahead`: ordered, its only day replaced by one that is still to come. */
  payments: { made: string; ahead: string } | null;
  /** In demo/imports, at the desk of imports. */
  imports: { refused: string; applied: string; waiting: string } | null;
  persons: readonly Person[];
  /** Numbers of persons whose mails come back, the address that fails for good first. */
  returned: readonly string[];
  /** A number that no holder has, to show that pages answer the same. */
  numberOfNobody: string | null;
};

export const chosenBy = ({ situation }: Person): Chosen | null =>
  "password" in situation ? situation : null;
