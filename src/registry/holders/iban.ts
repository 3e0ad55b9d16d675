import { isSEPACountry, ValidationErrorsIBAN, validateIBAN } from "ibantools";
import { done, type Result, refused } from "#kernel/result.ts";

const separators = /[\s.-]/g;

/** Joined SEPA after the library's release (EPC409-09: Albania to Serbia, 2025 and 2026). */
const joinedSince: ReadonlySet<string> = new Set(["AL", "MD", "ME", "MK", "RS"]);

const isOfSepa = (country: string) => isSEPACountry(country) || joinedSince.has(country);

/** Reads a SEPA IBAN into its electronic form. Checks mod 97 and, in France, the key of the RIB. */
export function readIban(text: string): Result<string, string> {
  const iban = text.replace(separators, "").toUpperCase();
  const { valid, errorCodes } = validateIBAN(iban);
  if (!valid) return refused(reasonOf(errorCodes));
  return isOfSepa(iban.slice(0, 2)) ? done(iban) : refused("IBAN hors de la zone SEPA");
}

function reasonOf(codes: readonly ValidationErrorsIBAN[]): string {
  if (codes.includes(ValidationErrorsIBAN.NoIBANCountry)) return "IBAN d’un pays inconnu";
  if (codes.includes(ValidationErrorsIBAN.WrongBBANLength)) return "IBAN de longueur fausse";
  if (codes.includes(ValidationErrorsIBAN.WrongBBANFormat)) return "IBAN mal formé";
  if (codes.includes(ValidationErrorsIBAN.WrongIBANChecksum)) return "clé de contrôle de l’IBAN fausse";
  if (codes.includes(ValidationErrorsIBAN.WrongAccountBankBranchChecksum)) return "clé RIB fausse";
  return "IBAN impossible";
}
