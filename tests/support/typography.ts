const inTags = /<(pre|code|script|style|textarea)\b.*?<\/\1>|<[^>]*>/gs;

/**
 * Where a text, or the texts of some markup, contain a plain space that may start a line with « ! » or end
 * one with « « ».
 */
export const looseSpaces = (markup: string): string[] =>
  markup
    .replace(inTags, "<>")
    .split("<>")
    .flatMap((text) => text.match(/[^ ]* [:;?!%€»]|« [^ ]*/g) ?? []);
