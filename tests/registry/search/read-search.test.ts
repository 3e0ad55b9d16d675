import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { longestSearch, readSearch } from "#registry/search/read-search.rules.ts";
import { anyText } from "../../support/any-text.ts";

/** The first reading: each piece as typed, and the kinds of terms that it may be. */
const read = (typed: string) =>
  readSearch(typed)?.readings[0]?.map(({ text, spans }) => [
    text,
    [...new Set(spans.map(({ kind }) => kind))],
  ]);
const names = ["lastName", "firstName", "city"];
const prefixes = (typed: string) =>
  new Set(
    readSearch(typed)?.readings.flatMap((reading) =>
      reading.flatMap(({ spans }) => spans.map(({ prefix }) => prefix)),
    ),
  );

describe("what was typed", () => {
  it.each([
    [
      "guennec anne",
      [
        ["guennec", names],
        ["anne", names],
      ],
    ],
    [
      "  LE   GUENNEC ",
      [
        ["le", names],
        ["guennec", names],
      ],
    ],
    [
      "D’Alméida",
      [
        ["d", names],
        ["almeida", names],
      ],
    ],
    ["06 12 34 56 78", [["06 12 34 56 78", ["phone"]]]],
    ["+33612345678", [["+33612345678", ["phone"]]]],
    ["0033 (0)6.12.34.56.78", [["0033 (0)6.12.34.56.78", ["phone"]]]],
    ["+32 470 12 34 56", [["+32 470 12 34 56", ["phone"]]]],
    ["06 12", [["0612", ["number", "ibanEnd", "postalCode", "phone", ...names]]]],
    ["Anne@Boite.example", [["Anne@Boite.example", ["email"]]]],
    ["<anne@boite.example>,", [["anne@boite.example", ["email"]]]],
    ["FR76 3000 6000 0112 3456 7890 189", [["FR76 3000 6000 0112 3456 7890 189", ["ibanEnd"]]]],
    ["36345", [["36345", ["number", "ibanEnd", "postalCode", ...names]]]],
    ["8b2", [["8b2", ["number", "postalCode", ...names]]]],
    [
      "n°1048031",
      [
        ["n", names],
        ["1048031", ["number", "postalCode", ...names]],
      ],
    ],
    [
      "guennec 06 12 34 56 78 anne",
      [
        ["06 12 34 56 78", ["phone"]],
        ["guennec", names],
        ["anne", names],
      ],
    ],
  ])("%j is read as %j", (typed, pieces) => {
    expect(read(typed)).toEqual(pieces);
  });

  it.each(["", "   ", "%", "_", "'", "…", "\u0000", "\u200b", "--"])("%j is nothing to search", (typed) => {
    expect(readSearch(typed)).toBeNull();
  });

  it("spaces between words do not matter", () => {
    expect(prefixes("le guennec")).toContain("lleguennec");
    expect(prefixes("anne le guennec")).toContain("lleguennec");
    expect(prefixes("N 1048 031")).toContain("nn1048031");
    expect(prefixes("d'almeida")).toContain("ldalmeida");
  });

  it("a French number is looked for under every code that shares its plan", () => {
    expect([...prefixes("0692 12 34 56")].sort()).toEqual([
      "t+262692123456",
      "t+33692123456",
      "t+590692123456",
      "t+594692123456",
      "t+596692123456",
    ]);
  });

  it("the end of an IBAN is looked for backwards, so that four signs find it too", () => {
    expect(prefixes("6345")).toContain("i5436");
    expect(prefixes("36345")).toContain("i54363");
    expect(prefixes("fr7630006000011234567890189")).toEqual(new Set(["i98109"]));
  });

  it("capitals, accents and the order of words change nothing but the order of pieces", () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zéèçœ]{2,9}$/), { minLength: 1, maxLength: 4 }),
        (words) => {
          const sorted = (typed: string) =>
            read(typed)
              ?.map(([text]) => text)
              .sort();
          const typed = words.join(" ");
          expect(sorted(typed.toUpperCase())).toEqual(sorted(typed));
          expect(sorted(typed.normalize("NFD"))).toEqual(sorted(typed));
          expect(sorted([...words].reverse().join("  "))).toEqual(sorted(typed));
        },
      ),
    );
  });

  it("any text is read, and stays short", () => {
    const hostile = fc.oneof(
      anyText({ maxLength: 300 }),
      fc.constantFrom("a ".repeat(5_000), "\ud800", "%_%' or 1=1 --", "🙂🙂"),
    );
    fc.assert(
      fc.property(hostile, (typed) => {
        const search = readSearch(typed);
        if (!search) return;
        expect(search.text.length).toBeLessThanOrEqual(2 * longestSearch);
        expect(search.readings.length).toBeGreaterThan(0);
        const spans = search.readings.flatMap((reading) => reading.flatMap((piece) => [...piece.spans]));
        expect(spans.length).toBeLessThanOrEqual(200);
        for (const { prefix } of spans) {
          expect(prefix.isWellFormed()).toBe(true);
          expect(prefix).not.toMatch(/\p{Cc}/u);
          expect(prefix.length).toBeGreaterThan(1);
        }
      }),
      { numRuns: 500 },
    );
  });
});
