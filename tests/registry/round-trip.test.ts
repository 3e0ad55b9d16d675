import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { type Cells, openRegistry, registryFile, someone } from "./registry-desk.ts";

const database = await freshDatabase();
const folder = await temporaryFolder();
const registry = openRegistry(database, folder.path);
afterAll(async () => {
  await database.close();
  await folder[Symbol.asyncDispose]();
});

/** Letters of both encodings, and characters that may break a CSV or the database. */
const signs = fc.constantFrom(..."ABCÉÈÀÇŒŠŽaéèêçœÿñü '’.;,\"\\/&%_$0159");
const name = fc.string({ unit: signs, minLength: 1, maxLength: 40 }).map((text) => `L${text.trim()}`);
const person = fc.record({
  number: fc.integer({ min: 0, max: 9_999_999 }).map((n) => `T${String(n).padStart(7, "0")}`),
  last_name: name,
  first_name: name,
  organisation: fc.oneof(fc.constant(""), name),
  address_1: name,
  address_2: name,
  postal_code: fc.constantFrom("01440", "35000", "97419", "98000"),
  city: name,
  phone: fc.constantFrom("", "+33639980830"),
  iban: fc.constantFrom("", "FR7630003012340469925275459"),
  birth_date: fc.constantFrom("", "1945-09-14", "2000-02-29"),
});
const people = fc.uniqueArray(person, { selector: (each) => each.number, minLength: 1, maxLength: 20 });
const writing = fc.record({
  separator: fc.constantFrom(";", ","),
  encoding: fc.constantFrom("utf8" as const, "win1252" as const),
  lineEnd: fc.constantFrom("\n", "\r\n"),
});

const encodingOf = { utf8: "utf-8", win1252: "windows-1252" } as const;

it("keeps every row as written, in either encoding, with either separator", () =>
  fc.assert(
    fc.asyncProperty(people, writing, async (rows, how) => {
      await registry.empty();
      const path = await registry.write(registryFile(rows, how));
      // The encoding is given: random letters are not French, so it cannot be guessed.
      expect(await registry.importPath(path, { encoding: encodingOf[how.encoding] })).toMatchObject({
        ok: true,
        value: { added: rows.length },
      });
      const kept = (await registry.holders()).map((holder) => {
        const { number, last_name, first_name, organisation, address_1, address_2, postal_code, city } =
          holder;
        const optional = {
          phone: holder.phone ?? "",
          iban: holder.iban ?? "",
          birth_date: holder.birth_date ?? "",
        };
        return {
          number,
          last_name,
          first_name,
          organisation,
          address_1,
          address_2,
          postal_code,
          city,
          ...optional,
        };
      });
      expect(kept).toEqual(rows.toSorted((a, b) => (a.number < b.number ? -1 : 1)));
    }),
    { numRuns: 25 },
  ));

const harm = fc.constantFrom<[string, Cells]>(
  ["postal_code", { postal_code: "1440" }],
  ["iban", { iban: "FR8420041010050500013M02607" }],
  ["email", { email: "nobody" }],
  ["last_name", { last_name: "=1" }],
  ["city", { city: "" }],
  ["birth_date", { birth_date: "1977-02-30" }],
  ["number", { number: "" }],
);

it("refuses one bad cell among good ones, with its line, and changes nothing", () =>
  fc.assert(
    fc.asyncProperty(people, writing, fc.nat(), harm, async (rows, how, place, [column, cells]) => {
      await registry.empty();
      const at = place % rows.length;
      const harmed = rows.map((row, index) => (index === at ? { ...row, ...cells } : row));
      const path = await registry.write(registryFile(harmed, how));
      const outcome = await registry.importPath(path, { encoding: encodingOf[how.encoding] });
      expect(outcome).toMatchObject({ ok: false, refusal: { count: 1, first: [{ line: at + 2, column }] } });
      expect(await registry.holders()).toEqual([]);
    }),
    { numRuns: 25 },
  ));

it("changes nothing in a dry run, whatever the file", () =>
  fc.assert(
    fc.asyncProperty(people, fc.boolean(), async (rows, wholeRegistry) => {
      await registry.empty();
      await registry.importRows([someone("T0000001"), someone("T0000002")]);
      const before = await registry.holders();
      await registry.importRows(rows, { dryRun: true, wholeRegistry });
      expect(await registry.holders()).toEqual(before);
      expect(await registry.runs()).toHaveLength(1);
    }),
    { numRuns: 15 },
  ));
