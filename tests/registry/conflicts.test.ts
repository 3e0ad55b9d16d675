import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { type ColumnChange, noteChanges } from "#registry/changes/holder-changes.queries.ts";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { type Cells, openRegistry, registryFile, someone } from "./registry-desk.ts";

const database = await freshDatabase();
const folder = await temporaryFolder();
const registry = openRegistry(database, folder.path);
afterEach(async () => {
  await registry.inSpace((trx) => trx.deleteFrom("holder_change").execute());
  await registry.empty();
});
afterAll(async () => {
  await database.close();
  await folder[Symbol.asyncDispose]();
});

const maelys = someone("T1", { email: "old@boite.example", phone: "0639980830" });
const other = someone("T2", { email: "two@boite.example" });

const holder = async (number: string) =>
  (await registry.holders()).find((each) => each.number === number) ?? expect.fail(`no holder ${number}`);

/** The holder changes these columns here, as the card and « Mes informations » do. */
async function change(number: string, values: Partial<Record<ColumnChange["field"], string>>) {
  const before = await holder(number);
  const fields = Object.entries(values) as [ColumnChange["field"], string][];
  await registry.inSpace(async (trx) => {
    await trx.updateTable("holder").set(values).where("id", "=", before.id).execute();
    const changes = fields.map(([field, after]) => ({ field, before: before[field], after }));
    await noteChanges(trx, before.id, "holder", changes);
  });
}

const openChanges = () =>
  registry.inSpace((trx) =>
    trx
      .selectFrom("holder_change")
      .select("field")
      .where("settled_at", "is", null)
      .orderBy("field")
      .execute(),
  );

async function reportOf(rows: readonly Cells[], columns?: readonly string[]) {
  const file = registryFile(rows, columns ? { columns } : {});
  const outcome = await registry.importPath(await registry.write(file));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}

describe("a file that still has the value before a change made here", () => {
  it("leaves the change, and lists the conflict with masked values", async () => {
    await registry.importRows([maelys, other]);
    await change("T1", { email: "new@boite.example" });
    const report = await reportOf([maelys, other]);
    expect(report).toMatchObject({ changed: 0, same: 2, conflicts: { kept: 1, replaced: 0 } });
    expect((await holder("T1")).email).toBe("new@boite.example");
    expect(report.setAside.first).toEqual([
      {
        line: 2,
        column: "email",
        reason: expect.stringMatching(
          /^titulaire T1, changé le \d\d\/\d\d\/\d{4} par le titulaire : le fichier a encore l’ancienne valeur, « n••••@b••••\.example » reste au registre$/,
        ),
        value: "o••••@b••••.example",
      },
    ]);
    const rejects = await readFile(join(folder.path, "refus.csv"), "utf8");
    expect(rejects).toContain("titulaire T1");
    expect(rejects).not.toContain("old@boite.example");
  });

  it("leaves it again the next day, until the file has it too", async () => {
    await registry.importRows([maelys]);
    await change("T1", { email: "new@boite.example" });
    await reportOf([maelys]);
    expect(await reportOf([maelys])).toMatchObject({ conflicts: { kept: 1 } });
    expect(await openChanges()).toEqual([{ field: "email" }]);
    const caughtUp = someone("T1", { ...maelys, email: "new@boite.example" });
    expect(await reportOf([caughtUp])).toMatchObject({ same: 1, conflicts: { kept: 0, replaced: 0 } });
    expect(await openChanges()).toEqual([]);
    expect(await reportOf([maelys])).toMatchObject({ changed: 1, conflicts: { kept: 0 } });
  });

  it("leaves the last of two changes", async () => {
    await registry.importRows([maelys]);
    await change("T1", { email: "second@boite.example" });
    await change("T1", { email: "third@boite.example" });
    expect(await reportOf([maelys])).toMatchObject({ conflicts: { kept: 1, replaced: 0 } });
    expect((await holder("T1")).email).toBe("third@boite.example");
  });

  it("changes the rest of the row", async () => {
    await registry.importRows([maelys]);
    await change("T1", { email: "new@boite.example" });
    const row = someone("T1", { ...maelys, last_name: "DUPONT" });
    expect(await reportOf([row])).toMatchObject({ changed: 1, conflicts: { kept: 1 } });
    expect(await holder("T1")).toMatchObject({ last_name: "DUPONT", email: "new@boite.example" });
  });

  it("leaves an address whole", async () => {
    await registry.importRows([maelys]);
    await change("T1", { address_1: "2 RUE NEUVE", postal_code: "29200", city: "BREST" });
    expect(await reportOf([maelys])).toMatchObject({ changed: 0, conflicts: { kept: 1 } });
    const moved = someone("T1", { ...maelys, address_1: "3 RUE TIERCE" });
    expect(await reportOf([moved])).toMatchObject({ changed: 1, conflicts: { kept: 0, replaced: 1 } });
    expect(await holder("T1")).toMatchObject({
      address_1: "3 RUE TIERCE",
      postal_code: "35000",
      city: "RENNES",
    });
    expect(await openChanges()).toEqual([]);
  });
});

describe("a file with a third value", () => {
  it("replaces the change, and lists it", async () => {
    await registry.importRows([maelys, other]);
    await change("T1", { phone: "+33639980840" });
    const third = someone("T1", { ...maelys, phone: "0639980850" });
    const report = await reportOf([third, other]);
    expect(report).toMatchObject({ changed: 1, conflicts: { kept: 0, replaced: 1 } });
    expect((await holder("T1")).phone).toBe("+33639980850");
    expect(report.setAside.first[0]?.reason).toContain("une autre valeur, qui remplace « 06 •• •• •• 40 »");
    expect(await reportOf([third, other])).toMatchObject({ same: 2, conflicts: { kept: 0, replaced: 0 } });
  });

  it("is not consulted about a column it lacks", async () => {
    await registry.importRows([maelys]);
    await change("T1", { phone: "+33639980840", email: "new@boite.example" });
    const report = await reportOf([maelys], ["number", "email"]);
    expect(report).toMatchObject({ changed: 0, conflicts: { kept: 1, replaced: 0 } });
    expect((await holder("T1")).phone).toBe("+33639980840");
    expect(await openChanges()).toEqual([{ field: "email" }, { field: "phone" }]);
  });
});

it("settles nothing in a dry run", async () => {
  await registry.importRows([maelys]);
  await change("T1", { email: "new@boite.example" });
  const caughtUp = someone("T1", { ...maelys, email: "new@boite.example" });
  expect(await registry.importRows([caughtUp], { dryRun: true })).toMatchObject({ ok: true });
  expect(await openChanges()).toEqual([{ field: "email" }]);
});
