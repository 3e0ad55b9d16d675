/** What programs leave in a cell in place of a value. */

// #N/A, #REF!, #VALEUR!, #NOM ?, #DIV/0!, #GETTING_DATA, Err:502, and ##### where a column is too narrow.
const error =
  /^(?:#[\p{Lu}\d/_]{2,30}\s?[!?]|#N\/?[AD]|#(?:GETTING_DATA|OBTENTION_DONN[EÉ]ES|CHARGEMENT_DONN[EÉ]ES)|#{2,}|Err\s?:\s?\d{3})$/iu;
// « Null » with one capital is a name.
const nothing =
  /^(?:NULL|null|\((?:NULL|null)\)|\[(?:NULL|null)\]|<(?:NULL|null)>|\\N|[Nn]\/[Aa]|NaN|NaT|undefined)$/;
const decimal = /^[+-]?\d+(?:[.,]\d*(?:E[+-]?\d+)?|E[+-]\d+)$/i;
const wholeDecimal = /^[+-]?\d+(?:[.,](?:0*|\d+E[+-]?\d+)|E[+-]\d+)$/i;

/** An error of Excel or LibreOffice, in French or in English. */
export const isSpreadsheetError = (text: string) => error.test(text);

/** What a database or a program writes for "no value". */
export const saysNothing = (text: string) => nothing.test(text);

/** `204518.0`, `204518,5` or `2,04518E+05`: a number that a spreadsheet took for a quantity. */
export const isDecimal = (text: string) => decimal.test(text);

/** The same where dots may part the digits, as in a telephone number: only what cannot be that. */
export const isWholeDecimal = (text: string) => wholeDecimal.test(text);

/** What is to be done with a column of numbers that a spreadsheet took for quantities. */
export const textColumn = "reprenez le fichier d’origine avec cette colonne au format Texte";

/** Digits may be lost already: nothing is guessed. */
export const decimalNumber = `nombre à virgule ou scientifique, écrit par un tableur : ${textColumn}`;
