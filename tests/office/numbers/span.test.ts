import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Day, dayOf, daysLater } from "#kernel/values/day.ts";
import { summarise } from "#office/numbers/read/delays.rules.ts";
import { type Grain, slicesOf } from "#office/numbers/span/slices.rules.ts";
import { keptPart, offeredSpans, readSpan } from "#office/numbers/span/span.rules.ts";

const today = "2026-12-01" as Day;
const anyDay = fc
  .record({
    year: fc.integer({ min: 2000, max: 2100 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ year, month, day }) => dayOf(year, month, day) as Day);
const limits = (asked: unknown) => {
  const { name, from, to } = readSpan(asked, today);
  return [name, from, to];
};

describe("the span of an address", () => {
  it("is the last 30 days, the last 12 months, or a year until today", () => {
    expect(limits("30j")).toEqual(["30j", "2026-11-02", "2026-12-01"]);
    expect(limits("12m")).toEqual(["12m", "2026-01-01", "2026-12-01"]);
    expect(limits("annee-2026")).toEqual(["annee-2026", "2026-01-01", "2026-12-01"]);
    expect(limits("annee-2017")).toEqual(["annee-2017", "2017-01-01", "2017-12-31"]);
    expect(offeredSpans(today).map(({ name }) => name)).toEqual([
      "30j",
      "12m",
      "annee-2026",
      "annee-2025",
      "annee-2024",
    ]);
  });

  it("is the last 30 days for anything else", () => {
    for (const asked of [
      undefined,
      "",
      "annee-2027",
      "annee-2016",
      "annee-1e9",
      "30J",
      ["12m"],
      { x: 1 },
      12,
    ])
      expect(limits(asked)[0]).toBe("30j");
    fc.assert(fc.property(fc.anything(), (asked) => readSpan(asked, today).from <= today));
  });

  it("leaves out days of which nothing is kept", () => {
    const span = readSpan("annee-2025", today);
    expect(keptPart(span, "2025-12-02" as Day)).toMatchObject({ from: "2025-12-02", to: "2025-12-31" });
    expect(keptPart(span, "2024-06-01" as Day)).toEqual(span);
    expect(keptPart(span, "2026-01-01" as Day)).toBeNull();
  });
});

describe("the slices of a span", () => {
  it("follow each other from its first day to its last, whatever the grain", () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.constantFrom("30j", "12m", "annee"),
        fc.constantFrom<Grain>("day", "week", "month"),
        (day, name, grain) => {
          const span = readSpan(name === "annee" ? `annee-${day.slice(0, 4)}` : name, day);
          const slices = slicesOf(span, grain);
          expect(slices[0]?.from).toBe(span.from);
          expect(slices.at(-1)?.to).toBe(span.to);
          for (const [place, slice] of slices.entries()) {
            expect(slice.from <= slice.to).toBe(true);
            if (place > 0) expect(slice.from).toBe(daysLater(slices[place - 1]?.to as Day, 1));
          }
        },
      ),
    );
  });

  it("are named in French: weeks from Monday, months whole or in part", () => {
    const span = readSpan("30j", today);
    expect(slicesOf(span, "month").map(({ name, words }) => [name, words])).toEqual([
      ["nov.", "du 2 au 30 novembre 2026"],
      ["déc.", "1er décembre 2026"],
    ]);
    expect(slicesOf(span, "week").map(({ words }) => words)).toEqual([
      "du 02/11 au 08/11/2026",
      "du 09/11 au 15/11/2026",
      "du 16/11 au 22/11/2026",
      "du 23/11 au 29/11/2026",
      "du 30/11 au 01/12/2026",
    ]);
    expect(slicesOf(readSpan("annee-2024", today), "month").map(({ to }) => to)).toContain("2024-02-29");
  });
});

it("summarises delays as every delay one by one would", () => {
  const delay = fc.record({ took: fc.nat(50), count: fc.integer({ min: 1, max: 6 }) });
  fc.assert(
    fc.property(fc.array(delay, { minLength: 1 }), (delays) => {
      const all = delays
        .flatMap(({ took, count }) => Array.from({ length: count }, () => took))
        .toSorted((a, b) => a - b);
      const rank = (share: number) => all[Math.ceil(all.length * share) - 1];
      expect(summarise(delays)).toEqual({ count: all.length, median: rank(0.5), p90: rank(0.9) });
    }),
  );
  expect(summarise([])).toBeNull();
});
