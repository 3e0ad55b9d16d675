import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { done } from "#kernel/result.ts";
import { patternsOfNumber, readNumberOf, readNumberOfFile } from "#registry/holders/number.rules.ts";
import { shapeHint, shapeInWords } from "#registry/holders/number-shape.rules.ts";
import { spaces } from "#spaces/index.ts";
import { fourth } from "../spaces/fourth/space.ts";
import { anyText } from "../support/any-text.ts";

const spaceOf = (slug: string) => {
  const space = [...spaces, fourth].find(({ id }) => id === slug);
  if (!space) throw new Error(`no space is called ${slug}`);
  return space;
};
/** Mostly signs that numbers are made of, so that many can be read. */
const typedLikeNumbers = fc.string({
  unit: fc.constantFrom(..."0123456789OoIlLNn２٣ .-°№\u2013\u200b\u00a0"),
  minLength: 5,
  maxLength: 12,
});

const told = (slug: string, typed: string) => {
  const read = readNumberOf(spaceOf(slug), typed);
  return read.ok ? read.value : read.refusal;
};

describe("a number typed at a door", () => {
  it.each([
    ["adherent", "20457O", "204570"],
    ["adherent", "2o 45.l8", "204518"],
    ["adherent", "I04518", "104518"],
    ["adherent", "２０４５１８", "204518"],
    ["npfr", "1048046", "N1048046"],
    ["npfr", "n 1O4 8O46", "N1048046"],
    ["npfr", "104 8o46", "N1048046"],
    ["npfr", "t0700000", "T0700000"],
    ["adherent", "n° 204\u2013518", "204518"],
    ["adherent", "\u200b204\u00ad518\ufeff", "204518"],
    ["npfr", "N° 1048046", "N1048046"],
    ["npfr", "nº N1048046", "N1048046"],
    ["npfr", "№ 104-8046", "N1048046"],
    ["sante", "N°310\u2011780\u2011796", "310780796"],
    ["sante", "2AOOOOO22", "2A0000022"],
    ["sante", "3IO78O796", "310780796"],
  ])("is read at %s: « %s » is %s", (slug, typed, number) => expect(told(slug, typed)).toBe(number));

  it.each([
    ["adherent", "20451", "a six chiffres. Vous en avez tapé 5."],
    ["adherent", "2045188", "Vous en avez tapé 7."],
    ["adherent", "A04518", "a six chiffres"],
    ["adherent", "20457.0", "a six chiffres"],
    ["adherent", "capucine@boite.example", "a six chiffres"],
    ["npfr", "N104804", "a une lettre et sept chiffres. Vous en avez tapé 6."],
    ["npfr", "10480467", "Vous en avez tapé 8."],
    ["npfr", "NN048046", "a une lettre et sept chiffres"],
    ["npfr", "1N48046O", "a une lettre et sept chiffres"],
    ["npfr", ".№000 000", "a une lettre et sept chiffres"],
  ])("is refused at %s by its text alone: « %s »", (slug, typed, words) => {
    expect(told(slug, typed)).toContain(words);
    expect(told(slug, typed)).toMatch(/Recopiez celui de nos courriers\.$/);
  });

  it("is folded no further than spaces and case where numbers have no common shape", () =>
    expect(told(fourth.id, "pen O00l")).toBe("PENO00L"));

  it("lacks a digit for the browser too, which refuses nothing that the server reads", () => {
    const passes = (space: (typeof spaces)[number], typed: string) =>
      patternsOfNumber(space).every(([pattern]) => new RegExp(pattern, "su").test(typed));
    for (const [slug, typed] of [
      ["adherent", "20451"],
      ["npfr", "N 104 804"],
    ] as const)
      expect(passes(spaceOf(slug), typed)).toBe(false);
    fc.assert(
      fc.property(fc.constantFrom(...spaces), typedLikeNumbers, (space, typed) => {
        if (readNumberOf(space, typed).ok) expect(passes(space, typed)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it("once read, is read as itself, in every space", () =>
    fc.assert(
      fc.property(fc.constantFrom(...spaces), anyText({ maxLength: 12 }), (space, typed) => {
        const read = readNumberOf(space, typed);
        if (read.ok) expect(readNumberOf(space, read.value)).toEqual(read);
        if (read.ok) expect(readNumberOfFile(space.policy.number, read.value)).toEqual(read);
      }),
      { numRuns: 500 },
    ));
});

describe("a number of a file", () => {
  const six = { prefix: "", digits: 6 };
  const lettered = { prefix: "N", digits: 7 };
  it("must have the shape of its space, and is not mended", () => {
    expect(readNumberOfFile(six, "204 518")).toEqual(done("204518"));
    expect(readNumberOfFile(lettered, "n1048046")).toEqual(done("N1048046"));
    for (const odd of ["20457O", "1048046", "T204518"])
      expect(readNumberOfFile(six, odd)).toMatchObject({
        refusal: "numéro de forme inattendue : six chiffres attendus",
      });
    expect(readNumberOfFile(lettered, "1048046")).toMatchObject({
      refusal: "numéro de forme inattendue : une lettre et sept chiffres attendus",
    });
  });
  it("may have lost its first zero", () =>
    expect(readNumberOfFile(six, "4518")).toMatchObject({
      refusal: expect.stringContaining("zéro du début"),
    }));
});

it("the shape is said in words", () => {
  expect(shapeInWords({ prefix: "PEN", digits: 1 })).toBe("trois lettres et un chiffre");
  expect(shapeInWords({ prefix: "", digits: 12 })).toBe("12 chiffres");
  expect(spaces.map(({ policy }) => shapeHint(policy.number))).toEqual([
    "Une lettre et sept chiffres. ",
    "Six chiffres. ",
    "Neuf caractères. ",
  ]);
  expect(shapeHint("free")).toBe("");
});
