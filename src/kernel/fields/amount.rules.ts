import { done, type Result, refused } from "../result.ts";
import { cents, type Money } from "../values/money.ts";

/** `ambiguous`: "1.234" is 1234 for some readers, and 1 followed by decimals for others. */
export type AmountFault = "unreadable" | "ambiguous" | "too_precise" | "too_large";

const unit = / ?(?:€|euros?|eur)$/i;
const plain = /^(-?)(\d+)(?:[.,](\d{1,2}))?$/;
const grouped = /^(-?)(\d{1,3}(?:([ .,'’])\d{3})(?:\3\d{3})*)(?:(?!\3)[.,](\d{1,2}))?$/;
const oneGroup = /^-?\d+[.,]\d{3}$/;
const tooPrecise = /^-?[\d ]+[.,]\d{3,}$/;
const mostDigits = 12;

/** Reads euros as people type or paste them: "1 234,56", "1234.56 €", "1.234,56", "12,5". */
export function readAmount(typed: string): Result<Money, AmountFault> {
  const text = typed
    .normalize("NFKC")
    .replace(/\s+/g, " ")
    .trim()
    .replace(unit, "")
    .replace(/^[−–] ?/, "-");
  if (oneGroup.test(text)) return refused("ambiguous");
  if (tooPrecise.test(text)) return refused("too_precise");
  const [, sign, whole, decimals = ""] = plain.exec(text) ?? withoutGroups(text) ?? [];
  if (whole === undefined) return refused("unreadable");
  const digits = whole.replace(/\D/g, "").replace(/^0+(?=\d)/, "");
  if (digits.length > mostDigits) return refused("too_large");
  const count = Number(digits) * 100 + Number(decimals.padEnd(2, "0"));
  return done(cents(sign ? -count : count));
}

function withoutGroups(text: string): string[] | null {
  const [found = "", sign = "", whole, , decimals = ""] = grouped.exec(text) ?? [];
  return whole === undefined ? null : [found, sign, whole, decimals];
}
