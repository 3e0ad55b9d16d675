/** As a search compares: no accents, no capitals, single spaces. The import fills `payment.words` with it. */
export const foldWords = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")
    .trim();
