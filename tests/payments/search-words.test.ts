import fc from "fast-check";
import { expect, it } from "vitest";
import { foldWords } from "#modules/payments/reading/search-words.rules.ts";
import { anyText } from "../support/any-text.ts";

const atLength = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")
    .trim();

it("compares words without accents, capitals or doubled blanks", () => {
  expect(foldWords("  Étienne\u00a0 LEFÈVRE\t n°\u200b12 ")).toBe("etienne lefevre n° 12");
  expect(foldWords("REF-1")).toBe("ref-1");
});

it("takes no short cut that changes a word", () =>
  fc.assert(
    fc.property(anyText(), (text) => {
      expect(foldWords(text)).toBe(atLength(text));
    }),
  ));
