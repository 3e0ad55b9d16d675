/** Whole euro cents, possibly negative. Only `cents` makes one. */
export type Money = number & { readonly unit: "cents" };

/** Throws on a fraction and on an unsafe integer. */
export function cents(count: number): Money {
  if (!Number.isSafeInteger(count)) throw new RangeError(`not a whole number of cents: ${count}`);
  return (count === 0 ? 0 : count) as Money;
}

/** "1 234,56 €"; `typeset` later makes its spaces no-break ones. */
export function describeMoney(money: Money): string {
  const [whole = "", decimals = ""] = describeDecimal(Math.abs(money)).split(",");
  return `${money < 0 ? "−" : ""}${whole.replace(/\B(?=(?:\d{3})+$)/g, " ")},${decimals} €`;
}

/** "-1234,56" for files: a whole number of hundredths, without separated thousands. */
export function describeDecimal(hundredths: number): string {
  const digits = String(Math.abs(hundredths)).padStart(3, "0");
  return `${hundredths < 0 ? "-" : ""}${digits.slice(0, -2)},${digits.slice(-2)}`;
}
