import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js";
import { done, type Result, refused } from "#kernel/result.ts";

const written = /^\+?[\d\s().\-/\u00a0\u202f]+$/;

/** Overseas, ten digits beginning with 0 belong to another numbering plan than the mainland's. */
const overseas: Readonly<Record<string, CountryCode>> = {
  "971": "GP",
  "972": "MQ",
  "973": "GF",
  "974": "RE",
  "975": "PM",
  "976": "YT",
  "977": "BL",
  "978": "MF",
  "986": "WF",
  "987": "PF",
  "988": "NC",
};

/** Whether that is the code (ISO 3166, two letters) of a country. */
export const isCountry = (code: string): code is CountryCode => isSupportedCountry(code);

/** A telephone number in E.164; without a prefix it is read as one of the holder's own country. */
export function readPhone(text: string, country: string, postalCode: string): Result<string, string> {
  if (!written.test(text)) return refused("numéro de téléphone illisible");
  const home = isCountry(country) ? country : "FR";
  const near = home === "FR" ? overseas[postalCode.slice(0, 3)] : undefined;
  const number = (near && parse(text, near)) ?? parse(text, home);
  return number ? done(number) : refused("numéro de téléphone impossible");
}

function parse(text: string, country: CountryCode): string | undefined {
  const phone = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false });
  if (!phone?.isValid()) return undefined;
  return text.startsWith("+") || phone.country === country ? phone.number : undefined;
}
