import { readFileSync } from "node:fs";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { extract, extractRow, finessPlus, realPath, realRows, realText, sante } from "./finess-files.ts";
import { openRegistry, registryFile } from "./registry-desk.ts";

const database = await freshDatabase();
const folder = await temporaryFolder();
const registry = openRegistry(database, folder.path, sante);
afterEach(() => registry.empty());
afterAll(async () => {
  await database.close();
  await folder[Symbol.asyncDispose]();
});

/** The columns of a holder that a directory fills. */
const said = async () =>
  (await registry.holders()).map((holder) => {
    const { number, organisation, address_1, address_2, address_3, postal_code, city, country } = holder;
    return { number, organisation, address_1, address_2, address_3, postal_code, city, country };
  });
const holderOf = async (number: string) =>
  (await registry.holders()).find((holder) => holder.number === number);

/** Imports a file that must be refused; returns the lines, columns and reasons. */
async function refusalsOf(content: string) {
  const outcome = await registry.importText(content);
  if (outcome.ok || outcome.refusal.why !== "rejected") throw new Error("a refusal was expected");
  expect(await registry.holders()).toEqual([]);
  return outcome.refusal.first.map(({ line, column, reason }) => `${line} ${column}: ${reason}`);
}

const [viriat, gex, ajaccio] = ["010000024", "010000081", "2A0000022"];

describe("the real extract", () => {
  it("is imported whole: every row is added, or refused by name", async () => {
    const outcome = await registry.importPath(realPath);
    if (!outcome.ok) throw new Error("the directory was refused");
    const { rows, added, refused, skipped, setAside } = outcome.value;
    console.log(`${realRows.length} rows: ${added} imported, ${refused} refused`, setAside.first);
    expect({ rows, added, refused, skipped }).toEqual({ rows: 1999, added: 1999, refused: 1, skipped: [] });
    expect(rows + refused).toBe(realRows.length);
    expect(setAside.first.map(({ line, column }) => [line, column])).toEqual([
      [1029, "city"],
      [1029, "postal_code"],
    ]);
    const written = readFileSync(setAside.rejectsPath ?? "", "utf8");
    expect(written).toContain('1029;postal_code;"code postal absent, établissement 550007868"');
    expect(await registry.holders()).toHaveLength(1999);
  });

  it("changes nothing the second time", async () => {
    await registry.importPath(realPath);
    const before = await registry.holders();
    expect(await registry.importPath(realPath)).toMatchObject({
      ok: true,
      value: { same: 1999, changed: 0, added: 0 },
    });
    expect(await registry.holders()).toEqual(before);
  });

  it("gives the same rows in UTF-8, with other line ends, and as FINESS+ in any spelling of its keys", async () => {
    await registry.importPath(realPath);
    const expected = await said();
    const spellings = [
      finessPlus(realRows),
      finessPlus(realRows, (key) => key.replace(/[A-Z]+/g, (capitals) => `_${capitals.toLowerCase()}`)),
      finessPlus(realRows, (key) => key.toUpperCase().replace("NUMERO", "NUMÉRO")),
    ];
    for (const twin of [realText, `\ufeff${realText.replaceAll("\n", "\r\n")}`, ...spellings]) {
      await registry.empty();
      expect(await registry.importText(twin)).toMatchObject({ ok: true, value: { added: 1999, refused: 1 } });
      expect(await said()).toEqual(expected);
    }
  });
});

describe("a directory and our own registry file", () => {
  const ours = {
    number: gex,
    organisation: "CH DU PAYS DE GEX",
    postal_code: "01174",
    city: "GEX CEDEX",
    iban: "FR7630003012340469925275459",
    email: "Facturation@ch-gex.example",
    phone: "01 99 00 12 34",
  };
  const columns = ["number", "organisation", "postal_code", "city", "iban", "email", "phone"];
  const contacts = { iban: "FR7630003012340469925275459", email: ours.email, phone: "+33199001234" };
  const address = { address_1: "160 RUE MARC PANISSOD", address_2: "BP 437", city: "GEX CEDEX" };
  const importOurs = async () => registry.importPath(await registry.write(registryFile([ours], { columns })));

  it("complete each other by number, in either order", async () => {
    await registry.importPath(realPath);
    expect(await importOurs()).toMatchObject({ ok: true, value: { changed: 1, added: 0 } });
    expect(await holderOf(gex)).toMatchObject({ ...contacts, ...address });
    expect(await registry.importPath(realPath)).toMatchObject({ ok: true, value: { changed: 0 } });

    await registry.empty();
    await importOurs();
    expect(await registry.importPath(realPath)).toMatchObject({
      ok: true,
      value: { changed: 1, added: 1998 },
    });
    expect(await holderOf(gex)).toMatchObject({ ...contacts, ...address });
  });

  it("complete each other when ours has only numbers and contacts, for holders on file only", async () => {
    await registry.importPath(realPath);
    const complement = { columns: ["number", "iban", "email"] };
    const path = await registry.write(registryFile([ours], complement));
    expect(await registry.importPath(path)).toMatchObject({ ok: true, value: { changed: 1, added: 0 } });
    expect(await holderOf(gex)).toMatchObject({ ...contacts, ...address, phone: null });
    await registry.empty();
    expect(await refusalsOf(registryFile([ours], complement).toString())).toEqual([
      "2 number: numéro absent du registre : pour un nouveau titulaire il manque le nom ou l’organisation (last_name, organisation), le code postal (postal_code), la commune (city)",
    ]);
  });

  it("refuse a number that is not a FINESS number, and name its kind", async () => {
    const rows = [
      { ...ours, number: "10003456789" },
      { ...ours, number: "010000082" },
    ];
    expect(await refusalsOf(registryFile(rows, { columns }).toString())).toEqual([
      expect.stringContaining("2 number: ce numéro a 11 chiffres : c’est un RPPS"),
      expect.stringContaining("3 number: ce numéro FINESS a une faute"),
    ]);
  });

  it("close with --full the holders that they do not name, except those set aside", async () => {
    await registry.importPath(
      await registry.write(extract(extractRow(viriat), extractRow(gex), extractRow(ajaccio))),
    );
    const whole = { wholeRegistry: true };
    const path = await registry.write(extract(extractRow(viriat), extractRow(gex, { 15: "" })));
    expect(await registry.importPath(path, whole)).toMatchObject({
      ok: true,
      value: { closed: 1, refused: 1 },
    });
    const open = (await registry.holders()).filter((holder) => !holder.closed_at);
    expect(open.map(({ number }) => number)).toEqual([viriat, gex]);
  });
});
