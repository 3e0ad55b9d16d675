import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/mobile";
import { isOverseasMobile, underItsOwnCode } from "#kernel/text/mobile-plan.ts";

/** Countries billed as French: elsewhere an SMS may be billed by its receiver (REC-10, toll fraud). */
const french: ReadonlySet<CountryCode | undefined> = new Set<CountryCode>([
  "FR",
  "GP",
  "MQ",
  "GF",
  "RE",
  "PM",
  "YT",
  "BL",
  "MF",
  "WF",
  "PF",
  "NC",
]);

/** For films and demonstrations (ARCEP 2018-0881): assigned to nobody, free. */
const fictional = /^\+3363998\d{4}$/;

/** In E.164 for a French mobile, overseas included; `null` otherwise. */
export function mobileOf(phone: string | null): string | null {
  const read = phone ? parsePhoneNumberFromString(phone, { extract: false }) : undefined;
  if (!read) return null;
  const number = underItsOwnCode(read.number);
  // New ranges are assigned before the library knows them.
  if (isOverseasMobile(number) || fictional.test(number)) return number;
  return french.has(read.country) && read.isValid() ? number : null;
}
