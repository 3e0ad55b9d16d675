/** Digits that begin with zero, more of them than a spreadsheet keeps, or what it takes for a power of ten. */
const changed = /^(?:0\d[\d ]*|\d{12,}|\d+(?:[.,]\d+)?e[+-]?\d+)$/i;

/** A reference as it is: a spreadsheet that reads "00123" as a number shows "123". */
export const keptAsText = (text: string) => (changed.test(text.trim()) ? `'${text}` : text);
