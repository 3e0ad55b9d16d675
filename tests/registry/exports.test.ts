import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { openRegistry } from "./registry-desk.ts";

const database = await freshDatabase();
const folder = await temporaryFolder();
const registry = openRegistry(database, folder.path);
afterEach(() => registry.empty());
afterAll(async () => {
  await database.close();
  await folder[Symbol.asyncDispose]();
});

const exports = join(import.meta.dirname, "exports");
const names = ["excel-fr.csv", "libreoffice.csv", "sap-liste.txt", "access.txt", "as400-cp850.csv"];
const importExport = (name: string) => registry.importPath(join(exports, name));

/** Imports a file that must be refused; returns the lines, columns and reasons. */
async function refusalsOf(name: string) {
  const outcome = await importExport(name);
  if (outcome.ok || outcome.refusal.why !== "rejected") throw new Error("a refusal was expected");
  expect(await registry.holders()).toEqual([]);
  return outcome.refusal.first.map(({ line, column, reason }) => `${line} ${column}: ${reason}`);
}

/** Imports a file that must be accepted; returns the holders. */
async function holdersOf(name: string) {
  const outcome = await importExport(name);
  expect(outcome).toMatchObject({ ok: true });
  return registry.holders();
}

const people = ["Bernard André", "Lefèvre Geneviève", "Petit René", "Boeuf Zoé"];
const peopleOf = (holders: readonly { last_name: string; first_name: string }[]) =>
  holders.map(({ last_name, first_name }) => `${last_name} ${first_name}`);

it("has a line of expected.tsv for each export, and no other", () => {
  const lines = readFileSync(join(exports, "expected.tsv"), "utf8").trim().split("\n").slice(1);
  expect(lines.map((line) => line.split("\t")[0])).toEqual(names);
});

it("refuses Excel's file for one reason only: a postal code without its zero", async () => {
  const outcome = await importExport("excel-fr.csv");
  expect(outcome).toMatchObject({ ok: false, refusal: { why: "rejected", count: 1 } });
  const [refusal, ...others] = await refusalsOf("excel-fr.csv");
  expect(refusal).toMatch(/^5 postal_code: .*01000/);
  expect(others).toEqual([]);
});

it("refuses LibreOffice's file for its years of two digits, and names the right format", async () => {
  const refusals = await refusalsOf("libreoffice.csv");
  expect(refusals).toHaveLength(5);
  for (const [index, refusal] of refusals.entries())
    expect(refusal).toMatch(new RegExp(`^${index + 2} birth_date: .*JJ/MM/AAAA`));
});

it("reads a list printed by SAP, without its title and its rules", async () => {
  const holders = await holdersOf("sap-liste.txt");
  expect(peopleOf(holders)).toEqual(people);
  expect(holders[0]).toMatchObject({ address_1: "1 rue Haute", city: "Rennes", birth_date: "1961-02-01" });
});

it("reads Access's file: a country in French, a date with midnight", async () => {
  const holders = await holdersOf("access.txt");
  expect(peopleOf(holders)).toEqual(people);
  for (const holder of holders) expect(holder).toMatchObject({ country: "FR", birth_date: "1961-02-01" });
});

it("reads an AS/400's file: CP850, padded cells, a final 0x1A", async () => {
  const outcome = await importExport("as400-cp850.csv");
  expect(outcome).toMatchObject({ ok: true, value: { added: 6, encoding: "cp850" } });
  const holders = await registry.holders();
  expect(peopleOf(holders)).toEqual([...people, "Côme Benoît", "Étienne Léa"]);
  expect(holders[0]).toMatchObject({ title: "M.", address_2: "", city: "Rennes", birth_date: "1961-02-01" });
});
