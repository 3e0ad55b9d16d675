import { typeset } from "#kernel/text/typeset.ts";

/** Line breaks and controls become spaces: no name on file can forge a line or a header (MAI-01). */
export const oneLine = (text: string) => typeset(text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, " ").trim());
