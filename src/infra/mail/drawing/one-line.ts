import { typeset } from "#kernel/text/typeset.ts";

/**
 * One line of a mail as it is printed. Line breaks and other controls become spaces, so that no name on file
 * forges a line of a mail or a header (MAI-01).
 */
export const oneLine = (text: string) => typeset(text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, " ").trim());
