import { type Result, refused } from "#kernel/result.ts";
import { readBirthDate } from "../holders/birth-date.rules.ts";
import { readCountry } from "../holders/country.ts";
import { readEmail } from "../holders/email.ts";
import { readIban } from "../holders/iban.ts";
import { readNumberOfFile } from "../holders/number.rules.ts";
import { hasLostZero, isInternational, readPhone } from "../holders/phone.ts";
import { readPostalCode } from "../holders/postal-code.rules.ts";
import type { Check } from "./check-row.ts";
import type { RegistryColumn, RegistryRow } from "./registry-columns.rules.ts";

type Read = (column: RegistryColumn, result: Result<string, string>) => void;
type Has = (column: RegistryColumn) => boolean;

/** Converts cells in place. `awaits`: the rest needs the registry, see `settleRow`. */
export function readValues(
  row: RegistryRow,
  check: Check,
  read: Read,
): { awaits: boolean; lostZero: boolean } {
  const has: Has = (column) => check.header.positions.has(column);
  read("number", readNumberOfFile(check.numberRule, row.number));
  const namesBoth = check.standsAlone || (has("last_name") && has("organisation"));
  if (namesBoth && row.last_name === "" && row.organisation === "")
    read("last_name", refused("ni nom ni organisation"));
  if (has("city") && row.city === "") read("city", refused("commune absente"));
  const isPlaceOpen = readPlace(row, has, read);
  if (row.email !== "") read("email", readEmail(row.email));
  if (row.iban !== "") read("iban", readIban(row.iban));
  if (row.birth_date !== "") read("birth_date", readBirthDate(row.birth_date, check.today));
  if (row.phone === "") return { awaits: isPlaceOpen, lostZero: false };
  const isDialable = isInternational(row.phone) || (has("country") && has("postal_code"));
  if (!isDialable) return { awaits: true, lostZero: false };
  const lostZero = hasLostZero(row.phone, row.country);
  read("phone", readPhone(row.phone, row.country, row.postal_code));
  return { awaits: isPlaceOpen, lostZero };
}

function readPlace(row: RegistryRow, has: Has, read: Read): boolean {
  row.country ||= "FR";
  if (has("country")) read("country", readCountry(row.country));
  if (!has("postal_code")) return has("country") && row.country === "FR";
  const code = readPostalCode(row.postal_code, row.country);
  const isOpen = !code.ok && row.postal_code !== "" && !has("country");
  if (!isOpen) read("postal_code", code);
  return isOpen;
}
