import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/mobile";
import { isOverseasMobile, underItsOwnCode } from "#kernel/text/mobile-plan.ts";

/** Where a call is a French one: an SMS anywhere else may be billed by whoever answers (REC-10, toll fraud). */
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

/** Numbers for films and demonstrations (ARCEP 2018-0881), which belong to nobody and cost nothing. */
const fictional = /^\+3363998\d{4}$/;

/** That telephone in E.164 if a French mobile, overseas included, has it: an SMS may go there. `null` otherwise. */
export function mobileOf(phone: string | null): string | null {
  const read = phone ? parsePhoneNumberFromString(phone, { extract: false }) : undefined;
  if (!read) return null;
  const number = underItsOwnCode(read.number);
  // New ranges are given out sooner than the library knows of them.
  if (isOverseasMobile(number) || fictional.test(number)) return number;
  return french.has(read.country) && read.isValid() ? number : null;
}
