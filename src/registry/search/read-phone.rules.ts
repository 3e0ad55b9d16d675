import { type Span, span } from "./span.rules.ts";

/** France and its overseas departments, whose numbers all have ten digits that begin with 0. */
const codes = ["33", "590", "594", "596", "262"];

const national =
  /(?<![\p{L}\p{N}+])(?:(?:\+|00)\s?33[\s.\-/]*(?:\(0\))?|0)[\s.\-/]*([1-9](?:[\s.\-/]*\d){8})(?![\p{L}\p{N}])/u;
const international = /(?<![\p{L}\p{N}])(?:\+|00)([1-9](?:[\s.\-/]*\d){6,13})(?![\p{L}\p{N}])/u;
const beginning = /^(?:\+33|0033|0)[\s.\-/]*([1-9](?:[\s.\-/]*\d){2,7})$/u;

const digitsOf = (text: string) => text.replace(/\D/g, "");

/** A whole telephone number among the words, as "06 12 34 56 78" or "+33612345678". */
export function takePhone(text: string): { taken: string; spans: Span[]; rest: string } | null {
  const [found, digits = ""] = national.exec(text) ?? [];
  const [foreign, all = ""] = found ? [] : (international.exec(text) ?? []);
  const taken = found ?? foreign;
  if (taken === undefined) return null;
  const numbers = found ? codes.map((code) => code + digitsOf(digits)) : [digitsOf(all)];
  const spans = numbers.map((number) => span("phone", `+${number}`));
  return { taken, spans, rest: text.replace(taken, " ") };
}

/** The first digits of a French number, four or more with the zero. */
export function readPhoneBeginning(text: string): Span[] {
  const [, digits] = beginning.exec(text) ?? [];
  return digits === undefined ? [] : codes.map((code) => span("phone", `+${code}${digitsOf(digits)}`));
}
