import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAmount } from "#kernel/fields/amount.rules.ts";
import { done, refused } from "#kernel/result.ts";
import { typeset } from "#kernel/text/typeset.ts";
import { cents, describeMoney } from "#kernel/values/money.ts";

it.each([
  ["1 234,56", 123_456],
  ["1234.56 €", 123_456],
  ["1\u202f234,56\u00a0€", 123_456],
  ["1.234,56", 123_456],
  ["1,234.56", 123_456],
  ["1’234’567,8", 123_456_780],
  ["1.234.567", 123_456_700],
  ["12", 1200],
  ["12,5", 1250],
  ["0,05 euro", 5],
  ["12 EUR", 1200],
  ["１２,５０", 1250],
  ["-3,20", -320],
  ["− 3,20", -320],
  ["007", 700],
  [" 12,00 ", 1200],
])("reads %s", (typed, count) => expect(readAmount(typed)).toEqual(done(cents(count))));

it.each([
  ["", "unreadable"],
  ["douze", "unreadable"],
  ["12 34", "unreadable"],
  ["1,2,3", "unreadable"],
  ["1.23.456", "unreadable"],
  ["1 234 56,00", "unreadable"],
  ["12€50", "unreadable"],
  ["1e3", "unreadable"],
  ["0x10", "unreadable"],
  ["--5", "unreadable"],
  ["12,", "unreadable"],
  ["1.234", "ambiguous"],
  ["12,500", "ambiguous"],
  ["12,3456", "too_precise"],
  ["1 234,567", "too_precise"],
  ["9".repeat(30), "too_large"],
])("refuses %s: %s", (typed, fault) => expect(readAmount(typed)).toEqual(refused(fault)));

const money = fc.integer({ min: -99_999_999_999_999, max: 99_999_999_999_999 }).map(cents);

describe("an amount", () => {
  it("is read back exactly from every way to write it", () => {
    const ways = [
      (text: string) => text,
      typeset,
      (text: string) => text.replace(" €", ""),
      (text: string) => text.replace(/ /g, ""),
      (text: string) => text.replace(/ /g, ".").replace(".€", " €"),
      (text: string) => text.replace(/ /g, "").replace(",", "."),
    ];
    fc.assert(
      fc.property(money, fc.constantFrom(...ways), (sum, way) => {
        expect(readAmount(way(describeMoney(sum)))).toEqual(done(sum));
      }),
    );
  });

  it("is refused or an integer number of cents", () => {
    const sign = fc.constantFrom(..."0123456789,. -€'’e\u00a0x");
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 40 }), (typed) => {
        const read = readAmount(typed);
        if (read.ok) expect(Number.isSafeInteger(read.value)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

it.each([
  [0, "0,00 €"],
  [5, "0,05 €"],
  [-5, "−0,05 €"],
  [123_456, "1 234,56 €"],
  [123_456_789_00, "123 456 789,00 €"],
])("%i cents read %s", (count, words) => expect(describeMoney(cents(count))).toBe(words));

it.each([0.5, Number.NaN, 2 ** 53, Number.POSITIVE_INFINITY])("%d is no amount of money", (count) =>
  expect(() => cents(count)).toThrow("not a whole number of cents"),
);
