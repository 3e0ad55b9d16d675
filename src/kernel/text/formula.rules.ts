const formula = /^[\s'"]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** Whether a spreadsheet would run that text, full-width signs included (EXP-01, CWE-1236). */
export const beginsFormula = (text: string) => formula.test(text);
