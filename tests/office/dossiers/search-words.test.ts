import { describe, expect, it } from "vitest";
import { describeMatch, kindOfSearch, textForAudit } from "#office/dossiers/search-words.rules.ts";
import { readSearch } from "#registry/search/read-search.rules.ts";

const read = (typed: string) => {
  const search = readSearch(typed);
  if (!search) throw new Error(`${typed} is nothing to search`);
  return search;
};

it.each([
  ["guennec anne", "nom"],
  ["06 12 34 56 78", "téléphone"],
  ["anne@boite.example", "mail"],
  ["N1048031", "numéro"],
  ["guennec 29200", "numéro"],
  ["FR76 3000 6000 0112 3456 7890 189", "fin de l’iban"],
])("the audit calls a search of %j a search by %j", (typed, kind) => {
  expect(kindOfSearch(read(typed))).toBe(kind);
});

describe("what the audit keeps of the typed text", () => {
  it("is the text, when it is short", () => {
    expect(textForAudit(read("Guennec  Anne"))).toBe("Guennec Anne");
  });

  it("is its beginning, when it is long", () => {
    expect(textForAudit(read("guennec ".repeat(12)))).toHaveLength(60);
  });

  it("is never a whole IBAN, however it is written", () => {
    for (const typed of ["FR76 3000 6000 0112 3456 78 90189", "fr7630006000011234567890189"])
      expect(textForAudit(read(typed))).toBe("…90189");
    for (const typed of ["IBAN FR76-3000-6000-0112-3456-7890-189", "martin FR7630006000011234567890189"])
      expect(textForAudit(read(typed))).toMatch(/^(?:IBAN|martin) …90189$/);
  });
});

it("masks contacts, and shows the rest as on file", () => {
  expect(describeMatch({ kind: "phone", value: "+33612345678" }).value).toBe("06 •• •• •• 78");
  expect(describeMatch({ kind: "email", value: "anne@boite.example" }).value).toBe("a••••@b••••.example");
  expect(describeMatch({ kind: "lastName", value: "LE GUENNEC" })).toEqual({
    label: "Nom",
    value: "LE GUENNEC",
  });
});
