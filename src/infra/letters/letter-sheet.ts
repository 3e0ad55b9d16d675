export type LetterPart =
  | { kind: "text"; text: string }
  | { kind: "heading"; text: string }
  /** A value to copy: the label on one line, the value alone on the next. */
  | { kind: "value"; label: string; value: string }
  | { kind: "steps"; steps: readonly string[] }
  | { kind: "address"; url: string; description: string };

export type LetterSheet = {
  sender: readonly string[];
  recipient: readonly string[];
  date: string;
  reference: string;
  /** The digits of the reference, for a scanner. */
  barCode: string;
  subject: string;
  body: readonly LetterPart[];
  signature: string;
};
