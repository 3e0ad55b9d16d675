import { readAmount } from "#kernel/fields/amount.rules.ts";
import { type Day, dayOf } from "#kernel/values/day.ts";
import type { Money } from "#kernel/values/money.ts";

/** What a line of a bank statement may tell. `days` without a year: "03-12", of any year. */
export type BankLine = {
  references: readonly string[];
  amounts: readonly Money[];
  days: readonly Day[];
  daysOfYear: readonly string[];
};

/** The longest EndToEndId (ISO 20022, Max35Text). */
const longestReference = 35;
const shortestReference = 5;
const mostTokens = 120;
/** Banks print a separator of a reference as a space, or leave it out. */
const mostTokensOfOne = 8;

/** Letters and digits in capitals: how two references are compared. */
export const comparable = (reference: string) => reference.toUpperCase().replace(/[^A-Z0-9]/g, "");

const amount = /(?<![\d.,])[-+−]?(?:\d{1,3}(?:[ .’']\d{3})+|\d+)[.,]\d{2}(?![\d.,/]|[ ]?\d{3})/g;
const dayAndMonth = /(?<![\d./-])(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}|\d{2}))?(?![\d])/g;
const isoDay = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/g;

export function readBankLine(pasted: string): BankLine {
  const text = pasted.normalize("NFKC").replace(/\s+/g, " ");
  const days = new Set<Day>();
  const daysOfYear = new Set<string>();
  for (const [, year, month, day] of text.matchAll(isoDay))
    addDay(days, Number(year), Number(month), Number(day));
  for (const [, day, month, year] of text.matchAll(dayAndMonth)) {
    if (year) addDay(days, Number(year.length === 2 ? `20${year}` : year), Number(month), Number(day));
    // 2024 has a 29 February.
    else daysOfYear.add(dayOf(2024, Number(month), Number(day))?.slice(5) ?? "");
  }
  daysOfYear.delete("");
  return {
    references: referencesIn(text),
    amounts: amountsIn(text),
    days: [...days],
    daysOfYear: [...daysOfYear],
  };
}

function addDay(days: Set<Day>, year: number, month: number, day: number) {
  const read = dayOf(year, month, day);
  if (read) days.add(read);
}

function amountsIn(text: string): Money[] {
  const read = [...text.matchAll(amount)].map(([found]) => readAmount(found.replace("+", "")));
  return [...new Set(read.flatMap((one) => (one.ok ? [one.value] : [])))];
}

/** Each run of words that may be one reference, as `comparable` writes it. */
function referencesIn(text: string): string[] {
  const tokens = text
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter(Boolean)
    .slice(0, mostTokens);
  const found = new Set<string>();
  for (const first of tokens.keys())
    for (let last = first; last < Math.min(first + mostTokensOfOne, tokens.length); last += 1) {
      const joined = tokens.slice(first, last + 1).join("");
      if (joined.length > longestReference) break;
      if (joined.length >= shortestReference && /\d/.test(joined)) found.add(joined);
    }
  return [...found];
}
