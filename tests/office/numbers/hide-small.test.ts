import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hideSmall, hideSmallOnes, type ShownCount } from "#office/numbers/shown/hide-small.rules.ts";

const written = (count: ShownCount) => (count.kind === "count" ? String(count.value) : count.kind);
const shownOf = (counts: readonly number[]) => {
  const { cells, total } = hideSmallOnes(counts);
  return [...cells, total].map(written).join(" ");
};

describe("a small count", () => {
  it("is not shown: from 1 to 4", () => {
    expect([0, 1, 4, 5, 12].map((count) => written(hideSmall(count)))).toEqual([
      "0",
      "few",
      "few",
      "5",
      "12",
    ]);
  });

  it("takes the nearest large count with it when the total is shown", () => {
    expect(shownOf([12, 30, 2, 0, 40])).toBe("12 hidden few 0 40 84");
    expect(shownOf([12, 30, 0, 40])).toBe("12 30 0 40 82");
  });

  it("takes the total with it when the large count would not hide it", () => {
    expect(shownOf([1, 6, 0])).toBe("few hidden 0 hidden");
    expect(shownOf([1, 1, 1])).toBe("few few few hidden");
    expect(shownOf([0, 3, 0])).toBe("0 few 0 few");
  });

  it("is never written, whatever the counts", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40)), (counts) => {
        const { cells, total } = hideSmallOnes(counts);
        for (const shown of [...cells, total])
          if (shown.kind === "count") expect(shown.value === 0 || shown.value >= 5).toBe(true);
        for (const [place, count] of counts.entries())
          expect(cells[place]?.kind === "few").toBe(count >= 1 && count <= 4);
      }),
    );
  });

  it("cannot be computed by a reader who knows the rule: three values at least remain for each", () => {
    const most = 24;
    const values = Array.from({ length: most + 1 }, (_, value) => value);
    const alike = new Map<string, number[][]>();
    for (const a of values)
      for (const b of values)
        for (const c of values) {
          const shown = shownOf([a, b, c]);
          alike.set(shown, [...(alike.get(shown) ?? []), [a, b, c]]);
        }
    const isWhole = (shown: string) => shown.split(" ").every((word) => !(Number(word) > most));
    let checked = 0;
    for (const [shown, possible] of alike)
      if (isWhole(shown))
        for (const [place, word] of shown.split(" ").slice(0, 3).entries())
          if (word === "few") {
            checked += 1;
            expect(new Set(possible.map((counts) => counts[place])).size, shown).toBeGreaterThanOrEqual(3);
          }
    expect(checked).toBeGreaterThan(400);
  });
});
