import { decimalNumber, isDecimal } from "#imports/cells/spreadsheet-traces.rules.ts";
import { done, type Result, refused } from "#kernel/result.ts";

// Departments 01 to 95 (20 for both of Corsica), overseas 971 to 978 and 98; 00 is the armed forces.
const french = /^(?:00(?!000)\d{3}|(?:0[1-9]|[1-8]\d|9[0-5])\d{3}|97[1-8]\d{2}|98\d{3})$/;
const short = /^\d{3,4}$/;

export function readPostalCode(text: string, country: string): Result<string, string> {
  if (french.test(text)) return done(text);
  if (text === "") return refused("code postal absent");
  if (isDecimal(text)) return refused(decimalNumber);
  if (country !== "FR") return done(text);
  const whole = text.padStart(5, "0");
  if (short.test(text) && french.test(whole))
    return refused(
      `code postal à ${text.length} chiffres : le zéro du début est perdu, ${whole} sans doute (colonne au format Texte)`,
    );
  return refused("code postal impossible en France");
}
