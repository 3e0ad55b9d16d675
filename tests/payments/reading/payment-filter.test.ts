import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paymentStatuses } from "#modules/payments/payment.status.ts";
import {
  addressOf,
  allPayments,
  type PaymentFilter,
  readFilter,
  searchOf,
} from "#modules/payments/reading/payment-filter.rules.ts";
import { foldWords } from "#modules/payments/reading/search-words.rules.ts";
import { anyText } from "../../support/any-text.ts";

const parsed = (address: string) => Object.fromEntries(new URLSearchParams(address));
const searching = (search: string): PaymentFilter => ({ ...allPayments, search });

describe("a filter in the address", () => {
  it.each([
    ["annee=2025&statut=paye&q=f-12", { year: 2025, status: "paid", search: "f-12" }],
    ["statut=ordonne", { ...allPayments, status: "ordered" }],
    ["statut=rejete", { ...allPayments, status: "rejected" }],
    ["statut=retourne", { ...allPayments, status: "returned" }],
    ["q=%20%20dialyse%20", searching("dialyse")],
  ])("%s is read", (address, filter) => expect(readFilter(parsed(address))).toEqual(filter));

  it.each([
    "annee=abc",
    "annee=20256",
    "annee=-2025",
    "annee=0000",
    "annee=9999",
    "annee=2025.5",
    "annee=%202025",
    "statut=x",
    "statut=paid",
    "statut=PAYE",
    "statut=__proto__",
    "q=%00",
    "q=%20",
    "",
  ])("%s counts as absent", (address) => expect(readFilter(parsed(address))).toEqual(allPayments));

  it("counts as absent when a parameter is doubled, or no query came", () => {
    expect(readFilter({ annee: ["2024", "2025"], statut: ["paye", "paye"], q: ["a", "b"] })).toEqual(
      allPayments,
    );
    expect(readFilter(undefined)).toEqual(allPayments);
  });

  it("keeps 100 signs of a search at most", () => {
    expect(readFilter({ q: "é".repeat(100_000) }).search).toBe("é".repeat(100));
  });

  it("is read from the address that it was written to", () => {
    const filters = fc.record({
      year: fc.option(fc.integer({ min: 1000, max: 2999 })),
      status: fc.option(fc.constantFrom(...paymentStatuses)),
      search: anyText({ maxLength: 100 }).map((text) => readFilter({ q: text }).search),
    });
    fc.assert(
      fc.property(filters, (filter) => {
        expect(readFilter(parsed(addressOf(filter)))).toEqual(filter);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a search", () => {
  it.each([
    ["Hélène  BŒUF", "hélène bœuf"],
    ["F‑2026\u00a0/ 12", "f‑2026 / 12"],
    ["Décompte du 3\u00ba trimestre", "decompte du 3o trimestre"],
    ["  Dialyse\tpéritonéale\u200b\n", "dialyse peritoneale"],
  ])("for « %s » finds « %s »", (typed, filed) => {
    expect(searchOf(searching(typed))?.words).toBe(foldWords(filed));
  });

  it("folds letters that are capitals only once they are decomposed", () =>
    expect(foldWords("\u{1d468}B")).toBe("ab"));

  it("folds once and for all", () =>
    fc.assert(
      fc.property(anyText(), (text) => {
        const folded = foldWords(text);
        expect(foldWords(folded)).toBe(folded);
        expect(folded).not.toMatch(/^\s|\s$|\s\s|\0/);
      }),
      { numRuns: 500 },
    ));

  it.each([
    ["1024,95", 102_495],
    ["1 024,95", 102_495],
    ["1\u00a0024,95\u00a0€", 102_495],
    ["1\u202f024,95", 102_495],
    ["1024.95 EUR", 102_495],
    ["1.024,95", 102_495],
    ["512,5", 51_250],
    ["42", 4_200],
    ["-42,10", -4_210],
    ["−42,10", -4_210],
  ])("for « %s » finds an amount of %i cents", (typed, amount) => {
    expect(searchOf(searching(typed))?.amount).toBe(amount);
  });

  it("for words, or for too many digits, finds no amount", () => {
    expect(searchOf(searching("F-2026-12"))?.amount).toBeNull();
    expect(searchOf(searching("9".repeat(60)))?.amount).toBeNull();
  });

  it("for signs without ink is no search", () => {
    expect(searchOf(searching("\u200b"))).toBeNull();
    expect(searchOf(searching("\u0301"))).toBeNull();
  });
});
