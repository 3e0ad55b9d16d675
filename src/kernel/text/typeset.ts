const noBreak = "\u00a0";

/** Adds no-break spaces. It does not use narrow ones, which our font lacks. */
export const typeset = (text: string) =>
  text
    .replace(/ (?=[:;?!%€»])/g, noBreak)
    .replace(/(?<=«|n°) /g, noBreak)
    .replace(/(?<=\d) (?=\d|h\b)/g, noBreak)
    .replace(/(?<=\d\u00a0h) (?=\d)/g, noBreak);

/** Tahitian and Breton names have letters that look like an apostrophe; fonts draw the French one. */
export const withApostrophes = (text: string) => text.replace(/[\u02bb\u02bc]/g, "’");

/** Elements whose text is not changed. `split` puts them at odd indexes. */
const verbatim = new RegExp(
  `(${["pre", "code", "script", "style", "textarea"].map((name) => `<${name}\\b.*?</${name}>`).join("|")})`,
  "s",
);

/** Matches all that `typeset` may change, to skip the other texts: few texts of a page match. */
const candidate = / [:;?!%€»]|[«°] |\d [\dh]|h \d/g;

/** Typesets our own markup; leaves tags and code unchanged. */
export const typesetMarkup = (markup: string) =>
  markup
    .split(verbatim)
    .map((part, place) => (place % 2 === 1 ? part : typesetTexts(part)))
    .join("");

/** `<` always begins a tag: preact escapes it in texts and attributes, but not `>`. */
function typesetTexts(markup: string): string {
  let set = "";
  let from = 0;
  candidate.lastIndex = 0;
  for (let found = candidate.exec(markup); found; found = candidate.exec(markup)) {
    const begin = endOfTag(markup, markup.lastIndexOf("<", found.index));
    if (begin > found.index) {
      candidate.lastIndex = begin;
      continue;
    }
    const next = markup.indexOf("<", found.index);
    const end = next < 0 ? markup.length : next;
    set += markup.slice(from, begin) + typeset(markup.slice(begin, end));
    from = end;
    candidate.lastIndex = end;
  }
  return set + markup.slice(from);
}

const quote = '"'.charCodeAt(0);
const closing = ">".charCodeAt(0);

function endOfTag(markup: string, at: number): number {
  if (at < 0) return 0;
  let quoted = false;
  for (let place = at; place < markup.length; place += 1) {
    const sign = markup.charCodeAt(place);
    if (sign === quote) quoted = !quoted;
    else if (sign === closing && !quoted) return place + 1;
  }
  return markup.length;
}
