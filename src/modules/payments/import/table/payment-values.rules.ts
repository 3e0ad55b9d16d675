import { decimalNumber } from "#imports/cells/spreadsheet-traces.rules.ts";
import { type AmountFault, readAmount } from "#kernel/fields/amount.rules.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { cents, type Money } from "#kernel/values/money.ts";
import { readNumberOfFile } from "#registry/holders/number.rules.ts";
import type { NumberRule } from "#spaces/space.ts";
import type { PaymentStatus } from "../../payment.status.ts";
import { foldWords } from "../../reading/search-words.rules.ts";
import type { FileColumn } from "./payment-columns.rules.ts";
import { readPaymentDay } from "./payment-day.rules.ts";

export type ReadingRules = { numberRule: NumberRule; today: string };

/** A cell that is not empty, as the database stores it: cents, hundredths of a per cent, ISO days. */
export function readValue({ kind }: FileColumn, text: string, rules: ReadingRules): Result<string, string> {
  switch (kind.kind) {
    case "text":
      return scientific.test(text) ? refused(decimalNumber) : done(text);
    case "holder":
      return readNumberOfFile(rules.numberRule, text);
    case "day":
      return readPaymentDay(text, rules.today);
    case "money":
      return asText(readCents(text));
    case "status":
      return readStatus(text);
    case "percent":
      return asText(readPercent(text));
    case "whole":
      return /^\d{1,4}$/.test(text) ? done(String(Number(text))) : refused("nombre entier attendu");
    case "choice":
      return readChoice(kind.values, text);
  }
}

/** A spreadsheet has lost the last digits of a reference. */
const scientific = /^\d(?:[.,]\d+)?E\+\d+$/i;

const asText = (read: Result<number, string>): Result<string, string> =>
  read.ok ? done(String(read.value)) : read;

const plainAmount = /^-?\d{1,12}(?:[.,](\d\d))?$/;
const why: Readonly<Record<AmountFault, string>> = {
  unreadable: "montant illisible : il s’écrit 1024,95 ou 1 024,95",
  ambiguous:
    "un point ou une virgule, puis trois chiffres : milliers ou décimales ? Le montant s’écrit 1024,95",
  too_precise: "plus de deux chiffres après la virgule",
  too_large: "montant démesuré",
};

function readCents(text: string): Result<Money, string> {
  // Nearly all amounts: two digits after the point, or none.
  const plain = plainAmount.exec(text);
  if (plain) return done(cents(Number(text.replace(/[.,]/, "")) * (plain[1] ? 1 : 100)));
  const read = readAmount(text);
  return read.ok ? read : refused(why[read.refusal]);
}

const statuses: ReadonlyMap<string, PaymentStatus> = new Map(
  (
    [
      ["ordered", ["ordered", "ordonne", "ordonnee"]],
      ["paid", ["paid", "paye", "payee"]],
      ["rejected", ["rejected", "rejete", "rejetee"]],
      ["returned", ["returned", "retourne", "retournee"]],
    ] as const
  ).flatMap(([status, words]) => words.map((word) => [word, status] as const)),
);

function readStatus(text: string): Result<string, string> {
  const status = statuses.get(text) ?? statuses.get(foldWords(text));
  return status ? done(status) : refused("statut inconnu : ordonné, payé, rejeté ou retourné");
}

const percent = /^(\d{1,3})(?:[.,](\d{1,2}))? ?%?$/;

function readPercent(text: string): Result<number, string> {
  const [, whole, fraction = ""] = percent.exec(text.replace(/[\u00a0\u202f]/g, " ")) ?? [];
  if (whole === undefined) return refused("taux illisible : il s’écrit 70 ou 33,33");
  return done(Number(whole) * 100 + Number(fraction.padEnd(2, "0")));
}

function readChoice(values: Readonly<Record<string, string>>, text: string): Result<string, string> {
  const typed = foldWords(text);
  const found = Object.entries(values).find(
    ([value, words]) => typed === value || typed === foldWords(words),
  );
  return found ? done(found[0]) : refused(`valeur inconnue : ${Object.values(values).join(" ou ")}`);
}
