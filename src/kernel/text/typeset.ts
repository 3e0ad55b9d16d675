const noBreak = "\u00a0";

/** Adds no-break spaces, not the narrow ones: our font lacks them. */
export const typeset = (text: string) =>
  text
    .replace(/ (?=[:;?!%€»])/g, noBreak)
    .replace(/(?<=«|n°) /g, noBreak)
    .replace(/(?<=\d) (?=\d|h\b)/g, noBreak)
    .replace(/(?<=\d\u00a0h) (?=\d)/g, noBreak);

/** Tahitian and Breton names have letters that look like an apostrophe; fonts draw the French one. */
export const withApostrophes = (text: string) => text.replace(/[\u02bb\u02bc]/g, "’");

const piece = /<(pre|code|script|style|textarea)\b.*?<\/\1>|<(?:"[^"]*"|[^">])*>|([^<]+)/gs;

/** The same for markup of ours: neither tags nor code change. */
export const typesetMarkup = (markup: string) =>
  markup.replace(piece, (found, _name, text?: string) => (text === undefined ? found : typeset(text)));
