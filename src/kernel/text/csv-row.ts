const formula = /^[\s'"]*[=+\-@＝＋－＠]|^[\t\r\n]/;
const invisible = /(?![\t\r\n])\p{Cc}/gu;

/** Whether a spreadsheet would run that text, full-width signs included (EXP-01, CWE-1236). */
export const beginsFormula = (text: string) => formula.test(text);

/** A line of a CSV as French spreadsheets read it. What they would run begins with an apostrophe and is text. */
export const csvRow = (cells: readonly string[]) => `${cells.map(csvCell).join(";")}\r\n`;

function csvCell(text: string): string {
  const harmless = (beginsFormula(text) ? `'${text}` : text).replace(invisible, "�");
  return /[";,\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
