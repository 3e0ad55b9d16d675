import { describe, expect, it } from "vitest";
import type { Day } from "#kernel/values/day.ts";
import { cents } from "#kernel/values/money.ts";
import { allowance } from "#modules/payments/layouts/allowance/allowance.layout.ts";
import { checkAmount, explainAmount } from "#modules/payments/layouts/allowance/allowance-amount.rules.ts";

const paidOn = "2025-11-12" as Day;
const of = (years: number | null, right_share: number | null = 10_000, year: number | null = 2025) => ({
  years,
  right_share,
  year,
  right: "own",
});
const computed = (...detail: Parameters<typeof of>) =>
  explainAmount(of(...detail), cents(0), paidOn)?.computed ?? null;

describe("the amount of an allowance", () => {
  it.each([
    [15, 51_250],
    [19, 51_250],
    [20, 102_495],
    [25, 204_990],
    [29, 204_990],
    [30, 269_050],
    [35, 307_485],
    [44, 307_485],
  ])("for %i years of service is %i cents", (years, amount) => {
    expect(computed(years)).toBe(amount);
  });

  it("is the share of it, to the nearest cent, half a cent upwards", () => {
    expect(computed(20, 5_000)).toBe(51_248);
    expect(computed(20, 3_333)).toBe(34_162);
    expect(computed(15, 2_500)).toBe(12_813);
    expect(computed(15, 1)).toBe(5);
    expect(computed(35, 0)).toBe(0);
  });

  it("is the same with exact fractions, for every share", () => {
    for (let share = 0; share <= 10_000; share += 1)
      for (const [years, amount] of [
        [15, 51_250n],
        [20, 102_495n],
        [35, 307_485n],
      ] as const) {
        const twice = (2n * amount * BigInt(share) + 10_000n) / 20_000n;
        expect(computed(years, share)).toBe(Number(twice));
      }
  });

  it("cannot be told without years, share, a table of the year, or enough years", () => {
    expect(computed(null)).toBeNull();
    expect(computed(20, null)).toBeNull();
    expect(computed(14)).toBeNull();
    expect(computed(20, 10_001)).toBeNull();
    expect(computed(20, 10_000, 2022)).toBeNull();
    expect(explainAmount(of(20, 10_000, null), cents(0), "2022-12-31" as Day)).toBeNull();
    expect(explainAmount({}, cents(0), paidOn)).toBeNull();
  });

  it("follows the day of payment where no year is on file, and the last table until a newer one", () => {
    expect(computed(20, 10_000, null)).toBe(102_495);
    expect(computed(20, 10_000, 2031)).toBe(102_495);
  });

  it("differs for staff to look at, but not where it cannot be told or takes money back", () => {
    expect(checkAmount(of(20), cents(102_495), paidOn)).toBeNull();
    expect(checkAmount(of(20), cents(102_494), paidOn)).toBe("amount_differs");
    expect(checkAmount(of(14), cents(1), paidOn)).toBeNull();
    expect(checkAmount(of(20), cents(-102_495), paidOn)).toBeNull();
  });

  it("is checked and explained by its layout", () => {
    expect(allowance.check).toBe(checkAmount);
    expect(allowance.explain).toBe(explainAmount);
  });
});
