import { type Refusal, refusalOfLine } from "../findings/refusal.ts";

/** A file that cannot be read to its end. */
export class UnreadableFile extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

/** Far above any real row: bounds the memory used by a 5 MB cell or an unclosed quote. */
export const longestRow = 64 * 1024;

export const tooLong = (line: number) =>
  refusalOfLine(line, "ligne de plus de 64 Ko : cellule démesurée ou guillemet jamais refermé");
