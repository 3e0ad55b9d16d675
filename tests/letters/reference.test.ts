import { describe, expect, it } from "vitest";
import { code128 } from "#infra/pdf/code-128.ts";
import { groupReference, readReference, referenceOf } from "#letters/reference.rules.ts";

const serials = ["1", "1234", "98765432", "123456789"];

describe("the reference of a letter", () => {
  it("spells its serial number, with or without spaces", () => {
    expect(serials.map(referenceOf)).toEqual(["0000000195", "0000123482", "9876543202", "012345678978"]);
    expect(groupReference("0000123482")).toBe("0000 1234 82");
    for (const serial of serials) {
      expect(readReference(referenceOf(serial))).toBe(serial);
      expect(readReference(` ${groupReference(referenceOf(serial))}\t`)).toBe(serial);
    }
  });

  it("has check digits that detect every wrong digit and every two swapped", () => {
    const reference = referenceOf("98765432");
    const slips = [...reference].flatMap((digit, place) => [
      ...Array.from("0123456789", (other) => reference.slice(0, place) + other + reference.slice(place + 1)),
      reference.slice(0, place) + (reference[place + 1] ?? "") + digit + reference.slice(place + 2),
    ]);
    const wrong = slips.filter((slip) => slip !== reference);
    expect(wrong.length).toBeGreaterThan(90);
    expect(wrong.map(readReference).filter((serial) => serial !== null)).toEqual([]);
  });

  it("is no number of a holder, no empty line and no long one", () => {
    for (const typed of ["", "204518", "N1048079", "2A0000022", "0000 1234 8O", "9".repeat(40)])
      expect(readReference(typed)).toBeNull();
  });
});

/** Read by the decoder of another project (zbar) from printed letters. */
const widthsSeen = {
  "0000123482": "2112322122222122221122321311231212411122142331112",
};

describe("its bar code", () => {
  it("is a Code 128 of pairs of digits", () => {
    for (const [digits, widths] of Object.entries(widthsSeen)) expect(code128(digits).join("")).toBe(widths);
    expect(() => code128("123")).toThrow("pairs of digits");
  });

  it("has symbols of eleven modules, all different, with bars of an even width", () => {
    const every = Array.from({ length: 100 }, (_, pair) =>
      code128(String(pair).padStart(2, "0")).slice(6, 12),
    );
    expect(new Set(every.map(String)).size).toBe(100);
    for (const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] of every) {
      expect(a + b + c + d + e + f).toBe(11);
      expect((a + c + e) % 2).toBe(0);
    }
  });
});
