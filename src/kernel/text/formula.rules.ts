const formula = /^[\s'"]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** Whether a spreadsheet would run the text as a formula, full-width signs included (EXP-01, CWE-1236). */
export const beginsFormula = (text: string) => formula.test(text);
