import { done, type Result, refused } from "#kernel/result.ts";
import { cents, type Money } from "#kernel/values/money.ts";

/** An exact decimal number, in units of 10^-17: the most digits that ISO 20022 lets a control sum have. */
export type Decimal = bigint;

const places = 17;
const decimal = /^\+?(\d*)(?:\.(\d*))?$/;
const mostDigits = 18;

/** Reads `xs:decimal` without a minus. `null` for anything else, and beyond 18 digits. */
export function readDecimal(text: string): Decimal | null {
  const [found, whole = "", fraction = ""] = decimal.exec(text) ?? [];
  if (found === undefined || whole + fraction === "") return null;
  const plain = whole.replace(/^0+/, "");
  if (plain.length + fraction.replace(/0+$/, "").length > mostDigits || fraction.length > places) return null;
  return BigInt(plain + fraction.padEnd(places, "0"));
}

/** "1600,39", with two digits after the comma at least. */
export function describeDecimal(value: Decimal): string {
  const digits = String(value).padStart(places + 1, "0");
  return `${digits.slice(0, -places)},${digits.slice(-places).replace(/0+$/, "").padEnd(2, "0")}`;
}

const unitsOfCent = 10n ** BigInt(places - 2);

/** Euro cents of an amount of ISO 20022, which may have five digits after the point; a refusal is a French reason. */
export function readEuros(text: string): Result<Money, string> {
  if (text.startsWith("-")) return refused("montant négatif");
  const value = readDecimal(text);
  if (value === null) return refused(text ? "montant illisible" : "montant absent");
  if (/\.\d{6}/.test(text)) return refused("montant à plus de cinq chiffres après le point");
  if (value % unitsOfCent !== 0n)
    return refused("montant plus précis que le centime : un virement en euros s’arrête au centime");
  const count = value / unitsOfCent;
  return count > mostCents ? refused("montant démesuré") : done(cents(Number(count)));
}

/** As in `readAmount`: twelve digits before the comma. */
const mostCents = 10n ** 14n - 1n;
