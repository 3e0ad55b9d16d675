/** `share`: of the width of the page, relative to the other columns. */
export type PaperColumn = { label: string; share: number; align?: "right" };

/** `total`: a sum, whose first cell is the header of its row. */
export type PaperRow = { cells: readonly string[]; total?: true };

export type PaperPart =
  | { kind: "heading"; text: string }
  | { kind: "text"; text: string }
  /** What the document states, in large type. */
  | { kind: "statement"; text: string }
  | { kind: "facts"; facts: readonly (readonly [label: string, value: string])[] }
  /** `caption` is read before the table. */
  | { kind: "table"; caption: string; columns: readonly PaperColumn[]; rows: AsyncIterable<PaperRow> }
  /** A QR code with its address and the code to type. */
  | { kind: "code"; code: string; url: string; text: string };

/** Who issues a document, in the colour of its space. `foot`: below each page. */
export type Letterhead = { name: string; lines: readonly string[]; foot: string; colour: string };

/** A document of any number of pages. Its texts are drawn as they are: nothing in them is interpreted. */
export type Paper = {
  title: string;
  author: string;
  letterhead: Letterhead;
  isWide: boolean;
  /** The holder, and the day it was made. */
  about: readonly (readonly [label: string, value: string])[];
  parts: AsyncIterable<PaperPart> | Iterable<PaperPart>;
};
