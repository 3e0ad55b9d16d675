import { render } from "preact-render-to-string";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { cents } from "#kernel/values/money.ts";
import { drawChart } from "#modules/payments/chart/draw-chart.ts";
import { PaymentChart } from "#modules/payments/chart/payment-chart.tsx";
import { allPeriods, drawnPeriods, nameOfPeriod } from "#modules/payments/chart/periods.rules.ts";
import { allPayments, type PaymentFilter } from "#modules/payments/reading/payment-filter.rules.ts";
import type { AmountAt } from "#modules/payments/reading/totals.rules.ts";

const amounts = (...pairs: [at: number, amount: number][]): AmountAt[] =>
  pairs.map(([at, amount]) => ({ at, amount: cents(amount) }));
const in2026: PaymentFilter = { ...allPayments, year: 2026 };

describe("the periods of a chart", () => {
  it("are all months of a year", () => {
    const shown = allPeriods(in2026, amounts([3, 100], [11, -42]));
    expect(shown.map(({ at }) => nameOfPeriod(in2026, at)).join(" ")).toBe(
      "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    );
    expect(shown.map(({ amount }) => amount)).toEqual([0, 0, 100, 0, 0, 0, 0, 0, 0, 0, -42, 0]);
  });

  it("are the years from the first to the last", () => {
    expect(allPeriods(allPayments, amounts([2023, 1], [2026, 2]))).toEqual(
      amounts([2023, 1], [2024, 0], [2025, 0], [2026, 2]),
    );
    expect(allPeriods(allPayments, [])).toEqual([]);
  });

  it("keep every amount when the years are too many to draw", () => {
    const years = amounts(
      [1020, 7],
      ...Array.from({ length: 14 }, (_, at) => [2013 + at, at] as [number, number]),
    );
    expect(allPeriods(allPayments, years)).toEqual(years);
    expect(drawnPeriods(years).map(({ at }) => at)).toEqual(
      Array.from({ length: 12 }, (_, place) => 2015 + place),
    );
  });
});

describe("a chart", () => {
  const look = { colour: "#8a2432", size: "wide" } as const;

  it("is well-formed SVG without a script or a link, and writes its amounts", async () => {
    const drawn = await drawChart(
      allPayments,
      amounts([2024, 99_900], [2025, -45_210], [2026, 102_495]),
      look,
    );
    const elements = new Set<string>();
    const parser = new SaxesParser();
    parser.on("opentag", ({ name }) => elements.add(name));
    parser.write(drawn).close();
    expect([...elements].toSorted()).toEqual(["path", "rect", "style", "svg", "text"]);
    for (const text of ["2024", "999,00 €", "−452,10 €", "1 024,95 €", "−500 €"])
      expect(drawn.replace(/[\u00a0\u202f]/g, " ")).toContain(`>${text}<`);
  });
});

describe("the table of a chart", () => {
  const tableOf = (filter: PaymentFilter, shown: readonly AmountAt[]) =>
    render(
      <PaymentChart address="/npfr/espace/prestations" filter={filter} amounts={allPeriods(filter, shown)} />,
    )
      .replace(/.*<tbody[^>]*>/s, "")
      .replace(/<\/td>/g, "|")
      .replace(/<\/tr>/g, "\n")
      .replace(/<[^>]+>/g, "");

  it("has the periods with an amount, and the total of them all", () => {
    expect(tableOf(in2026, amounts([3, 52_680], [4, -1_999]))).toContain(
      "mars|526,80 €|\navril|−19,99 €|\nTotal|506,81 €|\n",
    );
    const years = Array.from({ length: 20 }, (_, at) => [2007 + at, 1_999] as [number, number]);
    expect(tableOf(allPayments, amounts(...years))).toMatch(
      /^2007\|19,99 €\|\n(.*\n){19}Total\|399,80 €\|\n/,
    );
  });

  it("is not there without a payment", () => {
    expect(tableOf(in2026, [])).toBe("");
  });
});
