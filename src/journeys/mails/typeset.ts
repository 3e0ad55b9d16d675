/**
 * One line of French as it is printed: no-break spaces where French has them. Line breaks and other
 * controls become spaces, so that no name on file forges a line of a mail or a header (MAI-01).
 */
export const typeset = (text: string) =>
  text
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, " ")
    .trim()
    .replace(/ ([:;?!»])/g, "\u00a0$1")
    .replace(/« /g, "«\u00a0")
    .replace(/(?<=\d) (?=\d|h\b)/g, "\u00a0");
