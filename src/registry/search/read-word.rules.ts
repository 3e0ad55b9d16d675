import { tailLength } from "../holders/iban-tail.rules.ts";
import { readPhoneBeginning } from "./read-phone.rules.ts";
import { type Span, span } from "./span.rules.ts";

/** IBANs end with figures, or in some countries with letters and figures. */
const ibanEnd = /^(?=.*\d)[a-z0-9]{4,5}$/;
const postalCode = /^(?=.*\d)[a-z0-9]{2,10}$/;

/** What one folded word can begin: a name, a number, a postal code; or the end of an IBAN. */
export function readWord(word: string): Span[] {
  const names = [span("lastName", word), span("firstName", word), span("city", word)];
  if (!/\d/.test(word)) return names;
  return [
    span("number", word),
    ...(ibanEnd.test(word) ? [endOfIban(word)] : []),
    ...(postalCode.test(word) ? [span("postalCode", word)] : []),
    ...readPhoneBeginning(word),
    ...names,
  ];
}

/** Stored from its last sign backwards: its last four signs begin it too. */
const endOfIban = (word: string): Span => span("ibanEnd", [...word].reverse().join(""));

const wholeIban = /^(?:iban)?[a-z]{2}\d{2}[a-z0-9]{10,30}$/;

/** `joined`: a folded text without spaces. */
export const readWholeIban = (joined: string): Span[] =>
  wholeIban.test(joined) ? [endOfIban(joined.slice(-tailLength))] : [];
