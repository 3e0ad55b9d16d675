import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DayRange, readDay } from "#kernel/fields/day.rules.ts";
import { done, refused } from "#kernel/result.ts";
import { dayOf, describeShortDay } from "#kernel/values/day.ts";

const range = (from: string, until: string) => ({ from, until }) as DayRange;
const thisCentury = range("2000-01-01", "2099-12-31");
const births = range("1900-01-01", "2026-11-30");

it.each([
  "12/03/2026",
  "12/3/2026",
  "12.3.26",
  "12-03-26",
  "12 03 2026",
  "12 / 03 / 2026",
  "12032026",
  "2026-03-12",
  "12 mars 2026",
  "12 MARS 26",
  "12mars2026",
  "12-mar-2026",
  "\u00a012\u202fmars\u00a02026 ",
  "１２/０３/２０２６",
])("reads 12 March 2026 from %j", (typed) => expect(readDay(typed, thisCentury)).toEqual(done("2026-03-12")));

it.each([
  ["1er février 2026", "2026-02-01"],
  ["1 févr. 26", "2026-02-01"],
  ["15 août 2026", "2026-08-15"],
  ["15 aout 2026", "2026-08-15"],
  ["3 juil. 2026", "2026-07-03"],
  ["3 juin 2026", "2026-06-03"],
  ["25 déc. 2026", "2026-12-25"],
  ["29/02/2028", "2028-02-29"],
])("reads %s as %s", (typed, day) => expect(readDay(typed, thisCentury)).toEqual(done(day)));

it.each([
  ["", "unreadable"],
  ["hier", "unreadable"],
  ["12/03", "unreadable"],
  ["mars 2026", "unreadable"],
  ["3 jui 2026", "unreadable"],
  ["12 brumaire 2026", "unreadable"],
  ["120326", "unreadable"],
  ["46093", "unreadable"],
  ["12/03/026", "unreadable"],
  ["31/02/2026", "no_such_day"],
  ["29/02/2027", "no_such_day"],
  ["00/01/2026", "no_such_day"],
  ["03/13/2026", "no_such_day"],
  ["31.4.26", "no_such_day"],
  ["31/12/1999", "too_early"],
  ["01/01/2100", "too_late"],
])("refuses %j: %s", (typed, fault) => expect(readDay(typed, thisCentury)).toEqual(refused(fault)));

describe("a year of two digits", () => {
  it("belongs to the century that the range allows", () => {
    expect(readDay("12.3.58", births)).toEqual(done("1958-03-12"));
    expect(readDay("12.3.26", range("2020-01-01", "2030-12-31"))).toEqual(done("2026-03-12"));
  });

  it("is refused if the range allows two centuries or none", () => {
    expect(readDay("12.3.26", births)).toEqual(refused("unknown_century"));
    expect(readDay("12.3.58", range("2020-01-01", "2030-12-31"))).toEqual(refused("unknown_century"));
  });

  it("with 29 February belongs to a leap year", () => {
    expect(readDay("29/02/00", range("1890-01-01", "2026-11-30"))).toEqual(done("2000-02-29"));
  });
});

const days = fc
  .tuple(
    fc.integer({ min: 2000, max: 2099 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 31 }),
  )
  .map((parts) => dayOf(...parts))
  .filter((day) => day !== null);

it("`dayOf` agrees with `Date` on which dates exist", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1600, max: 9999 }), fc.nat(14), fc.nat(33), (year, month, day) => {
      const known = new Date(Date.UTC(year, month - 1, day));
      const isSame =
        known.getUTCMonth() === month - 1 && known.getUTCDate() === day && month >= 1 && day >= 1;
      expect(dayOf(year, month, day)).toBe(isSame ? known.toISOString().slice(0, 10) : null);
    }),
    { numRuns: 1000 },
  );
});

it("a date is read back from every way to write it", () => {
  const months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(
    " ",
  );
  const ways = [
    describeShortDay,
    (day: string) => day,
    (day: string) => describeShortDay(day as never).replaceAll("/", ""),
    (day: string) => `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`,
    (day: string) => `${Number(day.slice(8))}.${Number(day.slice(5, 7))}.${day.slice(2, 4)}`,
  ];
  fc.assert(
    fc.property(days, fc.constantFrom(...ways), (day, way) => {
      expect(readDay(way(day), thisCentury)).toEqual(done(day));
    }),
  );
});

it("every accepted date is within the range", () => {
  const sign = fc.constantFrom(..."0123456789/.- marsjuinfévr");
  fc.assert(
    fc.property(fc.string({ unit: sign, maxLength: 20 }), (typed) => {
      const read = readDay(typed, births);
      if (read.ok) expect([births.from <= read.value, read.value <= births.until]).toEqual([true, true]);
    }),
    { numRuns: 2000 },
  );
});
