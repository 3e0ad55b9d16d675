import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { done } from "#kernel/result.ts";
import { readFiness } from "#registry/directory/finess.rules.ts";
import { readNumberOf, readNumberOfFile } from "#registry/holders/number.rules.ts";
import { findSpace } from "#spaces/index.ts";
import { anyText } from "../support/any-text.ts";

const lines = readFileSync(join(import.meta.dirname, "files", "finess-etablissements.csv"), "latin1").split(
  "\n",
);
const rows = lines.map((line) => line.split(";")).filter(([kind]) => kind === "structureet");
const establishments = rows.map((row) => row[1] ?? "");
const owners = rows.map((row) => row[2] ?? "");
const realNumber = fc.constantFrom(...establishments);

const told = (slug: string, typed: string) => {
  const space = findSpace(slug);
  const read = space && readNumberOf(space, typed);
  return read?.ok ? read.value : read?.refusal;
};

describe("a FINESS number", () => {
  it("is read for every establishment of the directory, and for every owner", () => {
    expect(establishments).toHaveLength(2000);
    for (const number of [...establishments, ...owners]) expect(readFiness(number)).toEqual(done(number));
    expect(establishments.filter((number) => /^2[AB]/.test(number)).length).toBeGreaterThan(10);
  });
  it.each([
    ["75 071 218 4", "750712184"],
    ["75.071.2184", "750712184"],
    ["2a0000022", "2A0000022"],
    [" 2a 0000 022 ", "2A0000022"],
    ["７５０７１２１８４", "750712184"],
  ])("may be typed « %s »", (typed, number) => expect(told("sante", typed)).toBe(number));
  it("that lost its first zero in a spreadsheet is recognised by its check digit", () => {
    const shortened = [...establishments, ...owners].filter((number) => number.startsWith("0"));
    expect(shortened.length).toBeGreaterThan(100);
    for (const number of shortened) {
      const refusal = expect.stringContaining(number);
      expect(readNumberOfFile("finess", number.slice(1))).toEqual({ ok: false, refusal });
      expect(told("sante", number.slice(1))).toBe(
        `Ce numéro a 8 chiffres : zéro du début perdu, écrivez ${number}.`,
      );
    }
  });

  it("is refused with any one digit changed", () =>
    fc.assert(
      fc.property(realNumber, fc.nat(8), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
        fc.pre(/\d/.test(number[place] ?? ""));
        const other = (Number(number[place]) + shift) % 10;
        const mistyped = number.slice(0, place) + other + number.slice(place + 1);
        expect(readFiness(mistyped).ok).toBe(false);
      }),
    ));
  it("is refused with two neighbouring digits swapped, except 0 and 9", () =>
    fc.assert(
      fc.property(realNumber, fc.integer({ min: 2, max: 7 }), (number, place) => {
        const [one = "", two = ""] = [number[place], number[place + 1]];
        fc.pre(one !== two && one + two !== "09" && one + two !== "90");
        const mistyped = number.slice(0, place) + two + one + number.slice(place + 2);
        expect(readFiness(mistyped).ok).toBe(false);
      }),
    ));
  it("differs between 2A and 2B", () => expect(readFiness("2B0000022").ok).toBe(false));
  it("is refused with a message, whatever is typed", () =>
    fc.assert(
      fc.property(anyText({ maxLength: 70 }), (typed) => {
        const read = readFiness(typed);
        expect(read.ok ? read.value : read.refusal).toMatch(read.ok ? /^\d[\dAB]\d{7}$/ : /FINESS/);
      }),
      { numRuns: 500 },
    ));
});

describe("the message under the field", () => {
  it.each([
    ["10003456789", "Ce numéro a 11 chiffres : c’est un RPPS, celui d’une personne"],
    ["26010004500012", "Ce numéro a 14 chiffres : c’est un SIRET"],
    ["1 84 12 76 451 089 46", "Ce numéro a 15 chiffres : c’est un numéro de sécurité sociale"],
    [
      "75112233",
      "Il manque un chiffre : un numéro FINESS en a 9, celui-ci en a 8. C’est peut-être un numéro AM (assurance maladie) sans sa clé",
    ],
    ["751122331", "Ce numéro ressemble au numéro AM (assurance maladie) d’un professionnel"],
    ["750712185", "Ce numéro FINESS a une faute : sa clé est fausse."],
    ["75071218", "Il manque un chiffre"],
    ["7507121844", "Ce numéro a 10 caractères : le numéro FINESS d’un établissement a 9 caractères."],
    ["7C0712184", "Un numéro FINESS n’a que des chiffres, sauf en Corse où il commence par 2A ou 2B."],
    ["' OR 1=1", "FINESS"],
  ])("says which kind of number « %s » is", (typed, words) => expect(told("sante", typed)).toContain(words));
  it("is absent for a right number", () => expect(told("sante", "2a 0000022")).toBe("2A0000022"));
  it("does not speak of FINESS in other spaces", () => {
    expect(told("adherent", "10003456789")).toContain("a six chiffres");
    expect(told("adherent", "12%")).not.toContain("FINESS");
  });
});
