import { asDrawn, missingSigns } from "./typefaces.ts";

/** Longer than any text of ours: a word of 100 kB must cost nothing (PDF-01). */
const most = 400;

/** Directions that would reverse the text around them, and other invisible characters. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]+/gu;

/** Text from a file, such as a name, that can always be drawn: a sign that no typeface has becomes "?". */
export function withKnownSigns(text: string): string {
  const clipped = text.length > most ? `${text.slice(0, most)}…` : text;
  const plain = asDrawn(clipped.toWellFormed().replace(invisible, " "));
  const missing = new Set(missingSigns(plain));
  return missing.size === 0 ? plain : [...plain].map((sign) => (missing.has(sign) ? "?" : sign)).join("");
}
