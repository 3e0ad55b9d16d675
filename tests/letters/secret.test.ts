import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMisspeltSecret } from "#kernel/password/letter-secret.rules.ts";
import { faultsOfShape } from "#kernel/password/password-shape.rules.ts";
import { done, refused } from "#kernel/result.ts";
import {
  codeAlphabet,
  drawnSigns,
  groupCode,
  readCode,
  withCheckSign,
} from "#kernel/text/checked-code.rules.ts";
import { drawSecret } from "#letters/printing/draw-secret.ts";
import { readsRudely } from "#letters/printing/rude-words.rules.ts";
import { adherent } from "#spaces/adherent/space.ts";

const drawn = fc
  .array(fc.constantFrom(...codeAlphabet), { minLength: drawnSigns, maxLength: drawnSigns })
  .map((signs) => signs.join(""));
const misspelt = refused("misspelt");

const swap = (text: string, a: number, b: number) => {
  const signs = [...text];
  [signs[a], signs[b]] = [text.charAt(b), text.charAt(a)];
  return signs.join("");
};

describe("the check sign", () => {
  it("detects every wrong sign and every swap of any two signs", () => {
    fc.assert(
      fc.property(drawn, (eleven) => {
        const secret = withCheckSign(eleven);
        expect(readCode(secret)).toEqual(done(secret));
        for (let at = 0; at < secret.length; at++) {
          for (const wrong of codeAlphabet) {
            if (wrong === secret.charAt(at)) continue;
            expect(readCode(secret.slice(0, at) + wrong + secret.slice(at + 1))).toEqual(misspelt);
          }
          for (let other = 0; other < at; other++) {
            if (secret.charAt(at) === secret.charAt(other)) continue;
            expect(readCode(swap(secret, at, other))).toEqual(misspelt);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it("is linear: one base secret proves every pair of signs at every pair of places", () => {
    const zero = "0".repeat(drawnSigns + 1);
    for (let at = 0; at < zero.length; at++)
      for (let other = 0; other < at; other++)
        for (const sign of codeAlphabet.slice(1)) {
          const signs = [...zero];
          signs[at] = sign;
          signs[other] = sign;
          expect(readCode(signs.join(""))).toEqual(misspelt);
        }
  });
});

describe("a provisional password as typed", () => {
  it("is read in every usual way of copying it", () => {
    fc.assert(
      fc.property(
        drawn,
        fc.constantFrom("I", "l", "i", "L"),
        fc.constantFrom("o", "O"),
        (eleven, one, nought) => {
          const secret = withCheckSign(eleven);
          const typed = groupCode(secret).replaceAll("1", one).replaceAll("0", nought);
          expect(readCode(typed)).toEqual(done(secret));
          expect(readCode(` ${typed.toLowerCase().replaceAll("-", " – ")} `)).toEqual(done(secret));
        },
      ),
    );
  });

  it.each(["", "0", "0".repeat(11), "0".repeat(13), "U".repeat(12), "00000000000é", "\0".repeat(12)])(
    "is refused when it is %j",
    (typed) => {
      expect(readCode(typed)).toEqual(misspelt);
    },
  );
});

describe("a typo in a secret", () => {
  const right = withCheckSign("GARE9000JAV");
  const wrong = right.replace(/.$/, (sign) => (sign === "7" ? "8" : "7"));
  const grouped = groupCode(wrong);
  const spaced = grouped.replaceAll("-", " ");
  const { password: withSpecial } = adherent.policy;
  const without = { ...withSpecial, classes: [] };

  it("is recognised in printed groups, and without them where the rule allows no such password", () => {
    expect([grouped, spaced, wrong].map((typed) => isMisspeltSecret(typed, without))).toEqual([
      true,
      false,
      false,
    ]);
    for (const typed of [
      grouped,
      spaced,
      wrong,
      wrong.toLowerCase(),
      ` ${wrong.slice(0, 4)} ${wrong.slice(4)}`,
    ])
      expect(isMisspeltSecret(typed, withSpecial)).toBe(true);
  });

  it.each([
    ["the secret itself", right],
    ["a sign too many", `${spaced}7`],
    ["a sign that no letter bears", spaced.replace("G", "U")],
    ["a special sign", `${wrong.slice(0, 4)}-${wrong.slice(4)}`],
    ["a special sign that reads as a digit", wrong.replace("9", "⑨")],
  ])("is not recognised in %s", (_, typed) => {
    expect(isMisspeltSecret(typed, withSpecial)).toBe(false);
  });

  it("never has the shape of an allowed password", () => {
    for (const typed of [spaced, wrong, ` ${wrong.toLowerCase()}`])
      expect(faultsOfShape(withSpecial, typed)).not.toEqual([]);
  });
});

describe("a drawn secret", () => {
  it("is printed in three groups of four, and can be read back", () => {
    const secret = drawSecret();
    expect(groupCode(secret)).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(readCode(groupCode(secret))).toEqual(done(secret));
  });

  it("contains no offensive word and never repeats", () => {
    const secrets = Array.from({ length: 20_000 }, drawSecret);
    expect(secrets.filter(readsRudely)).toEqual([]);
    expect(new Set(secrets).size).toBe(secrets.length);
    expect(new Set(secrets.join(""))).toEqual(new Set(codeAlphabet));
  });

  it.each(["XXC0NXX", "MERDE", "M3RD3", "XPVT3X", "5A10PE", "FVCK", "5H17", "81TE", "CV1", "N1QVE"])(
    "is checked for the word in %s",
    (secret) => expect(readsRudely(secret)).toBe(true),
  );
});
