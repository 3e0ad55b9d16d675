// #N/A, #REF!, #VALEUR!, #NOM ?, #DIV/0!, #GETTING_DATA, Err:502, and ##### where a column is too narrow.
const error =
  /^(?:#[\p{Lu}\d/_]{2,30}\s?[!?]|#N\/?[AD]|#(?:GETTING_DATA|OBTENTION_DONN[EÉ]ES|CHARGEMENT_DONN[EÉ]ES)|#{2,}|Err\s?:\s?\d{3})$/iu;
// « Null » with one capital is a surname.
const nothing =
  /^(?:NULL|null|\((?:NULL|null)\)|\[(?:NULL|null)\]|<(?:NULL|null)>|\\N|[Nn]\/[Aa]|NaN|NaT|undefined)$/;
const decimal = /^[+-]?\d+(?:[.,]\d*(?:E[+-]?\d+)?|E[+-]\d+)$/i;
const wholeDecimal = /^[+-]?\d+(?:[.,](?:0*|\d+E[+-]?\d+)|E[+-]\d+)$/i;

export const isSpreadsheetError = (text: string) => error.test(text);

export const saysNothing = (text: string) =>
  text !== "" && text.length <= "undefined".length && nothing.test(text);

/** `204518.0`, `204518,5` or `2,04518E+05`: a spreadsheet took the number for a quantity. */
export const isDecimal = (text: string) => decimal.test(text);

export const isWholeDecimal = (text: string) => wholeDecimal.test(text);

export const textColumn = "reprenez le fichier d’origine avec cette colonne au format Texte";

/** Digits may be lost already, so nothing is guessed. */
export const decimalNumber = `nombre à virgule ou scientifique, écrit par un tableur : ${textColumn}`;
