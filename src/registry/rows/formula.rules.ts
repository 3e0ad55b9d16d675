import { beginsFormula } from "#kernel/text/formula.rules.ts";

// A dash, then nothing, or words without a sign of calculation: « - Bâtiment C », « - 2e étage ».
const dashOnly = /^-+$/;
const dashedWords = /^-+ *(?:\d+ *)?\p{L}[\p{L}\p{M}\d .,'’/°:;()-]*$/u;
const computed = /^-+ *(?:[A-Z]{1,3}\d|\d+E\d)|\p{L}\d*\(/iu;

/**
 * Whether a cell of a file is a formula. A dash before words is how a second line of an address is written, and no
 * spreadsheet computes it; what we export is neutralised all the same (EXP-01).
 */
export const isFormula = (text: string): boolean => beginsFormula(text) && !isDashedText(text);

const isDashedText = (text: string) =>
  dashOnly.test(text) || (dashedWords.test(text) && !computed.test(text));
