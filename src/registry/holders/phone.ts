import {
  type CountryCode,
  isSupportedCountry,
  Metadata,
  parsePhoneNumberFromString,
} from "libphonenumber-js";
import { done, type Result, refused } from "#kernel/result.ts";
import { underItsOwnCode } from "#kernel/text/mobile-plan.ts";
import { decimalNumber, isWholeDecimal } from "../rows/spreadsheet-traces.rules.ts";

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

// Nearly every telephone of a registry is a plain French one. The library's own pattern is then asked directly:
// the same verdict (a test compares them) for a tenth of the time of a whole parsing.
const plainFrench = /^0([1-9])[ .-]?(\d\d)[ .-]?(\d\d)[ .-]?(\d\d)[ .-]?(\d\d)$/;
const frenchPattern = new RegExp(`^(?:${patternOf("FR")})$`);

function patternOf(country: CountryCode): string {
  const metadata = new Metadata();
  metadata.selectNumberingPlan(country);
  // Left out of the library's types.
  return (metadata.numberingPlan as unknown as { nationalNumberPattern(): string }).nationalNumberPattern();
}

/** Whether that is the code (ISO 3166, two letters) of a country. */
export const isCountry = (code: string): code is CountryCode => isSupportedCountry(code);

const shortFrench = /^[1-9](?:[ .-]?\d\d){4}$/;
const tenDigits: ReadonlySet<string> = new Set(["FR", "GP", "MQ", "GF", "RE", "YT", "BL", "MF"]);

/** Whether a number of ten digits comes without its first zero, as spreadsheets leave it; it is read with it. */
export const hasLostZero = (text: string, country: string) =>
  tenDigits.has(country) && shortFrench.test(text);

/** Whether the number says of which country it is. */
export const isInternational = (text: string) => /^(?:\+|00)/.test(text);

/** A telephone number in E.164; without a prefix it is read as one of the holder's own country. */
export function readPhone(text: string, country: string, postalCode: string): Result<string, string> {
  if (isWholeDecimal(text)) return refused(decimalNumber);
  if (!written.test(text)) return refused("numéro de téléphone illisible");
  const home = isCountry(country) ? country : "FR";
  const near = home === "FR" ? overseas[postalCode.slice(0, 3)] : undefined;
  const isPlain = home === "FR" && !near && plainFrench.test(text);
  const number = isPlain ? parsePlain(text) : ((near && parse(text, near)) ?? parse(text, home));
  return number ? done(underItsOwnCode(number)) : refused("numéro de téléphone impossible");
}

function parsePlain(text: string): string | undefined {
  const national = text.replace(plainFrench, "$1$2$3$4$5");
  return frenchPattern.test(national) ? `+33${national}` : undefined;
}

function parse(text: string, country: CountryCode): string | undefined {
  const phone = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false });
  if (!phone?.isValid()) return undefined;
  return isInternational(text) || phone.country === country ? phone.number : undefined;
}
