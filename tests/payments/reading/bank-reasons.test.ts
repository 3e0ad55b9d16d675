import { describe, expect, it } from "vitest";
import { bankReason, isForStaffOnly, type ReasonFamily } from "#kernel/values/bank-reasons.rules.ts";

const families: Readonly<Record<ReasonFamily, readonly string[]>> = {
  other_account: "AC01 AC04 AC06 AC13 AG01 CNOR MS02 MS03 RC01 SL01".split(" "),
  correct: "BE04 RR03".split(" "),
  wait: "AG02 AM04 AM05 BE05 DNOR FF01 RR01 RR02 RR04 FOCR CUST DUPL TECH".split(" "),
};

describe("the reason of a bank", () => {
  it.each(Object.entries(families).flatMap(([family, codes]) => codes.map((code) => [code, family])))(
    "%s is of the family « %s », in words without its code",
    (code, family) => {
      const known = bankReason(code);
      expect(known?.family).toBe(family);
      expect(known?.words).toMatch(/^[^A-Z]*(?:\([A-Z]+\))?[^A-Z]*$/);
      expect(bankReason(` ${code.toLowerCase()} `)).toEqual(known);
    },
  );

  it("MD07 is for staff only, however it is written", () => {
    for (const written of ["MD07", "md07", " MD07 "]) {
      expect(bankReason(written)).toBeNull();
      expect(isForStaffOnly(written)).toBe(true);
    }
    expect(isForStaffOnly("AC04")).toBe(false);
  });

  it("is to be waited for when the code is unknown, kept when it is words, and none when empty", () => {
    expect(bankReason("ZZ99")).toEqual({ family: "wait", words: "la banque ne l’a pas précisée clairement" });
    expect(bankReason("compte inconnu")).toEqual({ family: "wait", words: "compte inconnu" });
    expect(bankReason("  ")).toBeNull();
  });
});
