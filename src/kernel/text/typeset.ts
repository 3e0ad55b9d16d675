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

/** Elements whose text is shown as it stands. Markup split by it has them at odd places. */
const verbatim = new RegExp(
  `(${["pre", "code", "script", "style", "textarea"].map((name) => `<${name}\\b.*?</${name}>`).join("|")})`,
  "s",
);

/** What `typeset` may change. Few texts of a page have any, so that a page is searched once and few texts are set. */
const candidate = / [:;?!%€»]|[«°] |\d [\dh]|h \d/g;

/** The same for markup of ours: its texts alone, for what stands in a tag or a code is not prose. */
export const typesetMarkup = (markup: string) =>
  markup
    .split(verbatim)
    .map((part, place) => (place % 2 === 1 ? part : typesetTexts(part)))
    .join("");

/** `<` only ever begins a tag: what renders a page escapes it in texts and attributes, though not `>`. */
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

/** Where the tag that begins at `at` is over; 0 where none does. */
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
