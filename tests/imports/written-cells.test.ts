import { describe, expect, it } from "vitest";
import { isFormula } from "#imports/cells/formula.rules.ts";
import { done } from "#kernel/result.ts";
import { beginsFormula } from "#kernel/text/formula.rules.ts";
import { readCountry } from "#registry/holders/country.ts";

describe("a formula", () => {
  const computed = [
    "=1+1",
    "+1",
    "-1",
    "- 1",
    "-1+1",
    "-A1",
    "- $A$1",
    "-SUM(A1)",
    "-cmd|' /C calc'!A0",
    "-(1)",
  ];
  it.each([
    ...computed,
    "-1E5",
    "--1",
    "-2,5",
    "-@a",
    '-"a"',
    "-=1",
    "@SUM(A1)",
    "＝1",
    "－1",
    "'=1",
    " -1",
    "-{1}",
  ])("is refused: %s", (text) => expect(isFormula(text)).toBe(true));
  it.each([
    "-",
    "--",
    "- Bâtiment C",
    "-Bâtiment C",
    "- Bât. C / esc. 2",
    "- 2e étage",
    "- 12 bis, rue Haute",
    "-Rés. l’Orée",
  ])("is not assumed in an address that starts with a dash, which exports still neutralise: %s", (text) => {
    expect(isFormula(text)).toBe(false);
    expect(beginsFormula(text)).toBe(true);
  });
});

describe("a country", () => {
  it.each([
    ["FR", "FR"],
    ["fr", "FR"],
    ["FRANCE", "FR"],
    ["France", "FR"],
    ["Belgique", "BE"],
    ["BELGIQUE", "BE"],
    ["ETATS-UNIS", "US"],
    ["Etats Unis", "US"],
    ["États‑Unis", "US"],
    ["Cote d'Ivoire", "CI"],
    ["LA REUNION", "RE"],
    ["Réunion", "RE"],
    ["Pays Bas", "NL"],
    ["GRANDE-BRETAGNE", "GB"],
    ["Royaume Uni", "GB"],
    ["Viêt Nam", "VN"],
    ["République tchèque", "CZ"],
  ])("may be written in French: %s", (text, code) => expect(readCountry(text)).toEqual(done(code)));
  it.each(["ZZ", "Frankreich", "", "Franc", "F"])("cannot be %j", (text) =>
    expect(readCountry(text).ok).toBe(false),
  );
});
