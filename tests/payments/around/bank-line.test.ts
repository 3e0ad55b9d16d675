import { describe, expect, it } from "vitest";
import { comparable, readBankLine } from "#modules/payments/find/bank-line.rules.ts";
import { nothingFound } from "#modules/payments/find/find-words.rules.ts";

const read = (line: string) => readBankLine(line);

describe("a line of a bank statement", () => {
  it.each([
    ["12/03/2026 VIR SEPA MNSPF REF VIR-2026-000412 1 024,95"],
    ["12/03/26  VIR INST MNSPF /REF/VIR 2026 000412/MOTIF BORDEREAU   + 1.024,95 EUR"],
    ["2026-03-12;VIREMENT MNSPF VIR2026000412;1024.95"],
    ["12.03.2026\tMNSPF vir-2026-000412\t1 024,95 €"],
  ])("gives its reference, amount and day: %s", (line) => {
    const told = read(line);
    expect(told.references).toContain(comparable("VIR-2026-000412"));
    expect(told.amounts).toContain(102_495);
    expect(told.days).toContain("2026-03-12");
  });

  it("gives a day without its year", () => {
    expect(read("12/03 VIR MNSPF 88,10").daysOfYear).toEqual(["03-12"]);
    expect(read("29/02 VIR MNSPF 88,10").daysOfYear).toEqual(["02-29"]);
  });

  it("takes neither a date that does not exist nor a day for an amount", () => {
    const told = read("31/02/2026 45/13 VIR MNSPF");
    expect([told.days, told.daysOfYear, told.amounts]).toEqual([[], [], []]);
  });

  it("gives no reference shorter than five signs or without a digit", () => {
    expect(read("VIREMENT DE LA MUTUELLE 12 34").references).not.toContain("1234");
    expect(read("VIREMENT").references).toEqual([]);
  });

  it.each([
    "",
    " ",
    "€",
    "0".repeat(500),
    "1 ".repeat(250),
    ";".repeat(500),
    "9,99 ".repeat(100),
    "\u202e\0\ud800",
  ])("of any content is read quickly: %j", (line) => {
    const before = performance.now();
    expect(read(line).references.length).toBeLessThan(1_000);
    expect(performance.now() - before).toBeLessThan(200);
  });

  it("that leads to nothing says what to try", () => {
    expect(nothingFound(read("VIREMENT"))).toContain("ni référence ni montant");
    expect(nothingFound(read("VIR-2026-000412"))).toContain("Ajoutez la date et le montant");
    expect(nothingFound(read("VIR 88,10"))).toContain("Vérifiez le montant");
  });
});
