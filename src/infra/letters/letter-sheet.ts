/** A piece of a letter's body, from top to bottom. */
export type LetterPart =
  | { kind: "text"; text: string }
  | { kind: "heading"; text: string }
  /** What the person must copy: the label on one line, the value alone on the next. */
  | { kind: "value"; label: string; value: string }
  | { kind: "steps"; steps: readonly string[] }
  /** An address of the web, with the QR code that leads there; never a secret. */
  | { kind: "address"; url: string; description: string };

/** A letter of one page, ready to be drawn. */
export type LetterSheet = {
  sender: readonly string[];
  recipient: readonly string[];
  date: string;
  reference: string;
  subject: string;
  body: readonly LetterPart[];
  signature: string;
};
