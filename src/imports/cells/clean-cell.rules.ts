import { done, type Result, refused } from "#kernel/result.ts";

const plain = /^[ -~]*$/;
const lineBreaks = / *[\r\n]+ */;
// Cc: control characters. The others reverse the reading direction or are invisible ("Trojan source").
const forbidden = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]/u;
const loneSurrogate = /\p{Cs}/u;
// Accents in the wrong encoding: « Ã© », « â€™ », « ANDR‚ » (CP850), « B½UF » (ISO-8859-15), « � ».
const garbled = /\ufffd|Ã[^\p{L}\s]|â€|\p{L}(?:[‚ƒ†‡ˆ‰‹˜¤¼½¾]|[„›]\p{L})/u;

/** Cleans a cell: composed (NFC), trimmed, on one line, nothing invisible. */
export function cleanCell(raw: string, limit: number, mayBreakLines: boolean): Result<string, string> {
  // Also keeps long texts away from the regular expressions below.
  if (raw.length > 4 * limit) return refused(`plus de ${limit} signes`);
  if (plain.test(raw)) return withinLimit(raw.trim(), limit);
  const text = oneLine(raw, mayBreakLines);
  if (garbled.test(text))
    return refused("des lettres sont abîmées : le fichier a sans doute changé d’encodage");
  if (forbidden.test(text) || loneSurrogate.test(text)) return refused("caractère de contrôle interdit");
  return withinLimit(text.trim(), limit);
}

const withinLimit = (text: string, limit: number) =>
  text.length > limit ? refused(`plus de ${limit} signes`) : done(text);

function oneLine(raw: string, mayBreakLines: boolean) {
  const composed = raw.normalize("NFC");
  return mayBreakLines ? composed.split(lineBreaks).filter(Boolean).join(" ") : composed;
}
