const noBreak = "\u00a0";

/** French as it is printed: no-break spaces where French has them. Not the thin ones: our font has none. */
export const typeset = (text: string) =>
  text
    .replace(/ (?=[:;?!%€»])/g, noBreak)
    .replace(/(?<=«|n°) /g, noBreak)
    .replace(/(?<=\d) (?=\d|h\b)/g, noBreak)
    .replace(/(?<=\d\u00a0h) (?=\d)/g, noBreak);

/** Letters that sound like a stop, in Tahitian or Breton names, as the apostrophe by which French writes them. */
export const withApostrophes = (text: string) => text.replace(/[\u02bb\u02bc]/g, "’");

/** What is shown as it stands, a whole tag, or a text. */
const piece = /<(pre|code|script|style|textarea)\b.*?<\/\1>|<(?:"[^"]*"|[^">])*>|([^<]+)/gs;

/** The same for markup of ours: its texts alone, for what stands in a tag or a code is not prose. */
export const typesetMarkup = (markup: string) =>
  markup.replace(piece, (found, _name, text?: string) => (text === undefined ? found : typeset(text)));
