import { beginsFormula } from "#kernel/text/formula.rules.ts";

// A dash, then nothing or plain words: « - Bâtiment C », « - 2e étage ».
const dashOnly = /^-+$/;
const dashedWords = /^-+ *(?:\d+ *)?\p{L}[\p{L}\p{M}\d .,'’/°:;()-]*$/u;
const computed = /^-+ *(?:[A-Z]{1,3}\d|\d+E\d)|\p{L}\d*\(/iu;

/** No spreadsheet computes the dash that begins a second line of address. Exports still neutralise it (EXP-01). */
export const isFormula = (text: string): boolean => beginsFormula(text) && !isDashedText(text);

const isDashedText = (text: string) =>
  dashOnly.test(text) || (dashedWords.test(text) && !computed.test(text));
