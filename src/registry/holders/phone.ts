import { type CountryCode, getCountries, Metadata, parsePhoneNumberFromString } from "libphonenumber-js";
import { decimalNumber, isWholeDecimal } from "#imports/cells/spreadsheet-traces.rules.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { underItsOwnCode } from "#kernel/text/mobile-plan.ts";

const written = /^\+?[\d\s().\-/\u00a0\u202f]+$/;

/** Overseas, ten digits beginning with 0 belong to another numbering plan. */
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

// Nearly all telephones in a registry are plain French ones. Matching the library's own pattern gives the
// same verdict as a full parse (a test compares them) in a tenth of the time.
const plainFrench = /^0([1-9])[ .-]?(\d\d)[ .-]?(\d\d)[ .-]?(\d\d)[ .-]?(\d\d)$/;
const frenchPattern = new RegExp(`^(?:${patternOf("FR")})$`);

function patternOf(country: CountryCode): string {
  const metadata = new Metadata();
  metadata.selectNumberingPlan(country);
  // Missing from the library's types.
  return (metadata.numberingPlan as unknown as { nationalNumberPattern(): string }).nationalNumberPattern();
}

const countries: ReadonlySet<string> = new Set(getCountries());

export const isCountry = (code: string): code is CountryCode => countries.has(code);

const shortFrench = /^[1-9](?:[ .-]?\d\d){4}$/;
const tenDigits: ReadonlySet<string> = new Set(["FR", "GP", "MQ", "GF", "RE", "YT", "BL", "MF"]);

export const hasLostZero = (text: string, country: string) =>
  tenDigits.has(country) && shortFrench.test(text);

export const isInternational = (text: string) => /^(?:\+|00)/.test(text);

/** Reads a telephone number into E.164; without a prefix, it is one of the holder's country. */
export function readPhone(text: string, country: string, postalCode: string): Result<string, string> {
  if (isWholeDecimal(text)) return refused(decimalNumber);
  if (!written.test(text)) return refused("numéro de téléphone illisible");
  const home = isCountry(country) ? country : "FR";
  const near = home === "FR" ? overseas[postalCode.slice(0, 3)] : undefined;
  const plain = home === "FR" && !near ? plainFrench.exec(text) : null;
  const number = plain ? parsePlain(plain) : ((near && parse(text, near)) ?? parse(text, home));
  return number ? done(underItsOwnCode(number)) : refused("numéro de téléphone impossible");
}

function parsePlain([, first, second, third, fourth, fifth]: readonly string[]): string | undefined {
  const national = `${first}${second}${third}${fourth}${fifth}`;
  return frenchPattern.test(national) ? `+33${national}` : undefined;
}

function parse(text: string, country: CountryCode): string | undefined {
  const phone = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false });
  if (!phone?.isValid()) return undefined;
  return isInternational(text) || phone.country === country ? phone.number : undefined;
}
