import { afterAll, afterEach, describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { extract, extractRow, finessPlus, metadata, realPath, realRows, sante } from "./finess-files.ts";
import { openRegistry } from "./registry-desk.ts";

const database = await freshDatabase();
const folder = await temporaryFolder();
const registry = openRegistry(database, folder.path, sante);
afterEach(() => registry.empty());
afterAll(async () => {
  await database.close();
  await folder[Symbol.asyncDispose]();
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

const [viriat, gex] = ["010000024", "010000081"];

describe("an extract", () => {
  it("may hold other sections, and quoted names", async () => {
    const quoted = extractRow(gex, { 4: '"RESIDENCE ""LES TILLEULS"""', 5: 'FOYER ""L\'ETAPE""' });
    const content = extract(
      extractRow(viriat),
      quoted,
      "geolocalisation;010000024;870000;6570000",
      "autre;x",
    );
    expect(await registry.importText(content)).toMatchObject({
      ok: true,
      value: {
        added: 2,
        skipped: [
          { reason: "lignes « geolocalisation »", rows: 1 },
          { reason: "lignes « autre »", rows: 1 },
        ],
      },
    });
    expect(await holderOf(gex)).toMatchObject({
      organisation: 'RESIDENCE "LES TILLEULS"',
      address_1: 'FOYER "L\'ETAPE"',
    });
  });

  it.each([
    ["cut short", `${extract(extractRow(viriat))}structureet;010000081;0107`, "3 : 3 colonnes au lieu de 32"],
    ["of another layout", `${metadata}\nstructureet;010000024;a;b\n`, "2 : 4 colonnes au lieu de 32"],
    ["without establishments", `${metadata}\n`, "1 : aucun établissement ouvert"],
    [
      "with a number given twice",
      extract(extractRow(viriat), extractRow(viriat)),
      "2 number: numéro donné aussi",
    ],
    ["mostly wrong", extract(extractRow(viriat, { 15: "" })), "2 city: commune absente"],
  ])("%s is refused whole", async (_, content, expected) => {
    expect((await refusalsOf(content))[0]).toContain(expected);
  });
});

describe("FINESS+", () => {
  const rowOf = (number: string) => realRows.filter((row) => row[1] === number);
  it("skips the establishments it marks as closed", async () => {
    const rows = [...rowOf(viriat), ...rowOf(gex)];
    const content = finessPlus(rows).replace(
      '"etatObjet":"A"',
      '"etatObjet":"I","dateFermeture":"2019-03-03"',
    );
    expect(await registry.importText(content)).toMatchObject({
      ok: true,
      value: { added: 1, layout: "finess_plus", skipped: [{ reason: "établissements fermés", rows: 1 }] },
    });
  });
  it.each([
    ["another JSON", '{"etablissements":[{"numero":"010000024"}]}', "n’est pas celui des structures FINESS+"],
    ["cut short", finessPlus(realRows).slice(0, 50_000), "JSON mal formé ou tronqué"],
    ["no JSON", "{bonjour}", "1 : JSON mal formé"],
  ])("%s is refused whole", async (_, content, expected) => {
    expect((await refusalsOf(content)).at(-1)).toContain(expected);
  });
});

it("a directory is accepted only in a space of establishments", async () => {
  const elsewhere = openRegistry(database, folder.path);
  expect(await elsewhere.importPath(realPath)).toMatchObject({
    ok: false,
    refusal: { first: [{ line: 1, reason: expect.stringContaining("ce registre n’est pas celui") }] },
  });
});
