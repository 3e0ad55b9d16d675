/** The default alphabet of GSM 03.38 (3GPP TS 23.038, 6.2.1), without its escape. */
const alphabet = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);

/** The nearest GSM character for those that our texts may hold. */
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

/** A longer text is two SMS: paid twice, sometimes shown in the wrong order. */
export const longestSms = 160;

/** Replaces characters outside GSM by the nearest, or drops their accent. Throws when there is none. */
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
