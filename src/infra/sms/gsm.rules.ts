/** The default alphabet of GSM 03.38 (3GPP TS 23.038, 6.2.1), without its escape. */
const alphabet = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);

/** What our texts may hold and GSM has not, under the nearest sign it has. */
const nearest: Record<string, string> = {
  "’": "'",
  œ: "oe",
  Œ: "OE",
  "\u00a0": " ",
  "\u202f": " ",
  ç: "c",
  "…": "...",
  "–": "-",
};

/** A longer one would be two SMS, paid twice and at times shown in the wrong order. */
export const longestSms = 160;

/**
 * The text in the alphabet of SMS: a sign it has not becomes the nearest, an accent it has not is dropped.
 * Throws for a sign without any, rather than send a hole.
 */
export function toGsm(text: string): string {
  const quoted = text.replace(/«\s*|\s*»/g, '"').normalize("NFC");
  const folded = [...quoted].map((sign) => (alphabet.has(sign) ? sign : fold(sign))).join("");
  if (folded.length > longestSms)
    throw new Error(`an SMS of ${folded.length} signs does not fit in one part`);
  return folded;
}

function fold(sign: string): string {
  const folded = nearest[sign] ?? sign.normalize("NFD").replace(/\p{M}/gu, "");
  if (folded === "" || [...folded].some((letter) => !alphabet.has(letter)))
    throw new Error(`no SMS can hold U+${sign.codePointAt(0)?.toString(16)}`);
  return folded;
}
