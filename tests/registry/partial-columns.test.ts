import { afterAll, afterEach, describe, expect, it } from "vitest";
import type { RegistryRequest } from "#registry/import/import-registry.actions.ts";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { type Cells, openRegistry, registryFile, someone } from "./registry-desk.ts";

const database = await freshDatabase();
const folder = await temporaryFolder();
const registry = openRegistry(database, folder.path);
afterEach(() => registry.empty());
afterAll(async () => {
  await database.close();
  await folder[Symbol.asyncDispose]();
});

const iban = "FR7630003012340469925275459";
const maelys = someone("T1", { email: "a@boite.example", phone: "0639980830", birth_date: "17/01/1977" });
const sdis = someone("T2", { last_name: "", first_name: "", title: "", organisation: "SDIS 35" });

/** Imports a file with only the columns that its rows name. */
const importCells = async (rows: readonly Cells[], request: Partial<RegistryRequest> = {}) => {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return registry.importPath(await registry.write(registryFile(rows, { columns })), request);
};
const holder = async (number: string) =>
  (await registry.holders()).find((each) => each.number === number) ?? expect.fail(`no holder ${number}`);
async function refusalsOf(rows: readonly Cells[], request: Partial<RegistryRequest> = {}) {
  const before = await registry.holders();
  const outcome = await importCells(rows, request);
  if (outcome.ok || outcome.refusal.why !== "rejected") throw new Error("a refusal was expected");
  expect(await registry.holders()).toEqual(before);
  return outcome.refusal.first.map(({ line, column, reason }) => `${line} ${column}: ${reason}`);
}

describe("a file with fewer columns", () => {
  it.each<[Cells, object]>([
    [{ iban }, { iban }],
    [{ email: "" }, { email: null }],
    [{ phone: "06 39 98 08 31" }, { phone: "+33639980831" }],
    [{ title: "M." }, { title: "M." }],
    [{ first_name: "" }, { first_name: "" }],
    [{ last_name: "DUPONT" }, { last_name: "DUPONT" }],
    [{ organisation: "SDIS 35" }, { organisation: "SDIS 35" }],
    [{ address_2: "BÂT. B" }, { address_2: "BÂT. B" }],
    [
      { postal_code: "35510", city: "CESSON" },
      { postal_code: "35510", city: "CESSON" },
    ],
    [{ city: "CESSON" }, { city: "CESSON" }],
    [{ birth_date: "18/01/1977" }, { birth_date: "1977-01-18" }],
  ])("changes only these, and nothing the second time: %j", async (cells, changed) => {
    await registry.importRows([maelys, sdis]);
    const before = await holder("T1");
    expect(await importCells([{ number: "T1", ...cells }])).toMatchObject({
      ok: true,
      value: { changed: 1, added: 0, same: 0 },
    });
    const after = await holder("T1");
    const { updated_at, address_changed_at, contact_changed_at, iban_changed_at } = after;
    const dates = { updated_at, address_changed_at, contact_changed_at, iban_changed_at };
    expect(after).toEqual({ ...before, ...dates, ...changed });
    expect(updated_at.getTime()).toBeGreaterThan(before.updated_at.getTime());
    const isMoved = "city" in cells || "address_2" in cells;
    expect(address_changed_at).toEqual(isMoved ? expect.any(Date) : null);
    const hasNewContact = "email" in cells || "phone" in cells;
    expect(contact_changed_at).toEqual(hasNewContact ? expect.any(Date) : null);
    expect(iban_changed_at).toEqual("iban" in cells ? expect.any(Date) : null);
    expect(await importCells([{ number: "T1", ...cells }])).toMatchObject({ value: { changed: 0, same: 1 } });
  });

  it("says which columns it leaves, and how many values its empty cells remove", async () => {
    await registry.importRows([maelys, sdis]);
    const rows = [
      { number: "T1", email: "", iban, birth_date: "" },
      { number: "T2", email: "", iban, birth_date: "" },
    ];
    const outcome = await importCells(rows);
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        changed: 2,
        absentColumns: [
          ...["title", "last_name", "first_name", "organisation", "address_1", "address_2", "address_3"],
          ...["postal_code", "city", "country", "phone"],
        ],
        emptied: [
          { column: "email", cells: 1 },
          { column: "birth_date", cells: 1 },
        ],
      },
    });
    expect(await holder("T1")).toMatchObject({ email: null, birth_date: null, phone: "+33639980830" });
    expect(await importCells(rows)).toMatchObject({ value: { same: 2, emptied: [] } });
  });

  it("does not add a holder without the required columns, and names them", async () => {
    await registry.importRows([maelys]);
    expect(
      await refusalsOf([
        { number: "T1", iban },
        { number: "T9", iban },
      ]),
    ).toEqual([
      "3 number: numéro absent du registre : pour un nouveau titulaire il manque le nom ou l’organisation (last_name, organisation), le code postal (postal_code), la commune (city)",
    ]);
    expect(await refusalsOf([{ number: "T9", last_name: "DUPONT", city: "RENNES" }])).toEqual([
      "2 number: numéro absent du registre : pour un nouveau titulaire il manque le code postal (postal_code)",
    ]);
    const enough = { number: "T9", organisation: "SDIS", postal_code: "35000", city: "RENNES" };
    expect(await importCells([enough])).toMatchObject({ ok: true, value: { added: 1 } });
    expect(await holder("T9")).toMatchObject({ country: "FR", last_name: "", iban: null });
  });

  it("does not reopen a closed holder", async () => {
    await registry.importRows([maelys, sdis]);
    await registry.importRows([sdis], { wholeRegistry: true });
    expect(await refusalsOf([{ number: "T1", iban }])).toEqual([
      expect.stringContaining("2 number: numéro absent"),
    ]);
  });

  it("closes with --full the holders it does not name", async () => {
    await registry.importRows([maelys, sdis]);
    expect(await importCells([{ number: "T1", iban }], { wholeRegistry: true })).toMatchObject({
      ok: true,
      value: { closed: 1, changed: 1 },
    });
    expect((await holder("T2")).closed_at).toBeInstanceOf(Date);
  });

  it("cannot name a holder twice", async () => {
    await registry.importRows([maelys]);
    expect(
      await refusalsOf([
        { number: "T1", iban },
        { number: "t 1", iban },
      ]),
    ).toHaveLength(2);
  });
});

describe("a name", () => {
  it("remains required, of a person or of an organisation", async () => {
    await registry.importRows([maelys, sdis]);
    const rows = [
      { number: "T1", last_name: "DUPONT" },
      { number: "T2", last_name: "" },
    ];
    expect(await importCells(rows)).toMatchObject({ ok: true, value: { changed: 1, same: 1 } });
    expect(await holder("T2")).toMatchObject({ organisation: "SDIS 35", last_name: "" });
    expect(await refusalsOf([{ number: "T1", last_name: "" }])).toEqual([
      "2 last_name: ni nom ni organisation",
    ]);
    expect(await refusalsOf([{ number: "T2", organisation: "" }])).toEqual([
      "2 organisation: ni nom ni organisation",
    ]);
    expect(await importCells([{ number: "T2", last_name: "LE GOFF" }])).toMatchObject({ ok: true });
    expect(await holder("T2")).toMatchObject({ organisation: "SDIS 35", last_name: "LE GOFF" });
  });
});

describe("a column that depends on the address", () => {
  const liege = someone("B1", { country: "BE", postal_code: "4000", city: "LIÈGE" });
  const reunion = someone("R1", { postal_code: "97400", city: "SAINT-DENIS" });
  it("is checked against the country and the postal code on file", async () => {
    await registry.importRows([maelys, liege, reunion]);
    const rows = [
      { number: "T1", phone: "0470 12 34 56" },
      { number: "B1", phone: "0470 12 34 56" },
      { number: "R1", phone: "0262 30 12 34" },
    ];
    expect(await importCells(rows)).toMatchObject({ ok: true, value: { changed: 3 } });
    expect((await registry.holders()).map((each) => each.phone)).toEqual([
      "+32470123456",
      "+262262301234",
      "+33470123456",
    ]);
    expect(await importCells(rows)).toMatchObject({ value: { same: 3 } });
    expect(
      await refusalsOf([
        { number: "B1", phone: "06 39 98" },
        { number: "T1", phone: "12" },
      ]),
    ).toEqual(["2 phone: numéro de téléphone impossible", "3 phone: numéro de téléphone impossible"]);
  });
  it("is refused when the postal code does not fit the country", async () => {
    await registry.importRows([maelys, liege]);
    expect(await importCells([{ number: "B1", postal_code: "4020" }])).toMatchObject({
      value: { changed: 1 },
    });
    expect(await holder("B1")).toMatchObject({ country: "BE", postal_code: "4020" });
    expect(await refusalsOf([{ number: "T1", postal_code: "4020" }])).toEqual([
      expect.stringContaining("2 postal_code: code postal à 4 chiffres : le zéro du début est perdu, 04020"),
    ]);
    expect(await refusalsOf([{ number: "B1", country: "FRANCE" }])).toEqual([
      expect.stringContaining("2 country: le code postal au registre n’est pas de ce pays"),
    ]);
    expect(await importCells([{ number: "T1", country: "Belgique" }])).toMatchObject({
      value: { changed: 1 },
    });
  });
});
