import { readFile } from "node:fs/promises";
import { encode } from "iconv-lite";
import { afterAll, afterEach, expect, it, vi } from "vitest";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { importCommand } from "./import-process.ts";
import { type Cells, openRegistry, registryFile, someone } from "./registry-desk.ts";

// Every command starts a process.
vi.setConfig({ testTimeout: 90_000 });

const database = await freshDatabase();
const folder = await temporaryFolder();
const registry = openRegistry(database, folder.path);
afterEach(() => registry.empty());
afterAll(async () => {
  await database.close();
  await folder[Symbol.asyncDispose]();
});

const parvisImport = importCommand(database.url, folder.path);
const crowd = (count: number) =>
  Array.from({ length: count }, (_, index) => someone(`T${1_000_000 + index}`));
const fileOf = (rows: readonly Cells[]) => registry.write(registryFile(rows));
const live = async () => (await registry.holders()).filter((holder) => holder.closed_at === null).length;

it("reports a file's changes, applies them, and reports that the same file changes nothing", async () => {
  const path = await fileOf(crowd(3));
  const dry = await parvisImport("npfr", path, "--dry-run");
  expect(dry).toMatchObject({ code: 0, printed: expect.stringMatching(/Nouveaux +3\n.*Essai seulement/s) });
  expect(await live()).toBe(0);
  expect(await parvisImport("npfr", path, "--yes")).toMatchObject({
    code: 0,
    printed: expect.stringMatching(/Nouveaux +3\n.*Import terminé/s),
  });
  expect(await live()).toBe(3);
  expect(await parvisImport("npfr", path)).toMatchObject({
    code: 0,
    printed: expect.stringMatching(/Identiques +3\n.*Rien à changer/s),
  });
});

it("refuses a bad file with line, column and reason, and says where the list is", async () => {
  const path = await fileOf([
    someone("T0000001", { phone: "612345678" }),
    someone("T0000002", { postal_code: "1440" }),
  ]);
  const { code, printed } = await parvisImport("npfr", path, "--yes");
  expect(code).toBe(1);
  expect(printed).toContain("Ligne 3, colonne postal_code : code postal à 4 chiffres");
  expect(printed).toContain(`${path}.refus.csv`);
  expect(printed).toMatch(/Corrigés +1 \(zéro du début rendu à un téléphone, ligne 2\)/);
});

it("refuses a number of another shape than the space declares, in words", async () => {
  const path = await fileOf([someone("T0000001"), someone("1048046"), someone("N104804O")]);
  const { code, printed } = await parvisImport("npfr", path, "--yes");
  expect(code).toBe(1);
  for (const line of [3, 4])
    expect(printed).toContain(
      `Ligne ${line}, colonne number : numéro de forme inattendue : une lettre et sept chiffres attendus`,
    );
  expect(await live()).toBe(0);
});

it("stops before closing more than 5 % of the holders, unless confirmed", async () => {
  await registry.importRows(crowd(30));
  expect(await parvisImport("npfr", await fileOf(crowd(29)), "--full")).toMatchObject({ code: 0 });
  const path = await fileOf(crowd(20));
  const stopped = await parvisImport("npfr", path, "--full");
  expect(stopped).toMatchObject({ code: 1, printed: expect.stringContaining("plus de 5 %") });
  expect(await live()).toBe(29);
  expect(await parvisImport("npfr", path, "--full", "--yes")).toMatchObject({ code: 0 });
  expect(await live()).toBe(20);
});

it("shows decoded names before any change, and accepts an encoding", async () => {
  const path = await registry.write(
    encode("number;last_name;postal_code;city\nT0000001;LEFÈVRE;35000;RENNES\n", "cp850"),
  );
  const dry = await parvisImport("npfr", path, "--dry-run");
  expect(dry).toMatchObject({
    code: 0,
    printed: expect.stringContaining("Lu en CP850, par exemple : LEFÈVRE\n"),
  });
  const told = await parvisImport("npfr", path, "--dry-run", "--encoding", "Windows 1252");
  expect(told.printed).toMatch(/Lu en Windows-1252, par exemple : LEFÔVRE\n.*--encoding/);
  const unknown = await parvisImport("npfr", path, "--encoding", "ebcdic");
  expect(unknown).toMatchObject({ code: 2, printed: expect.stringContaining("cp850, cp858, macroman") });
  expect(await live()).toBe(0);
});

it("never overwrites the imported file with the refusals", async () => {
  const path = await registry.write("number;last_name;postal_code;city\nT0000001;Durand;1;RENNES\n");
  const { code, printed } = await parvisImport("npfr", path, "--dry-run", "--rejects", path);
  expect([code, printed.trim().split("\n")[0]]).toEqual([
    2,
    "--rejects écrirait par-dessus le fichier à importer",
  ]);
  expect(await readFile(path, "utf8")).toContain("T0000001;Durand");
});

it("exits with 2 for bad usage, 1 for a missing file, 0 for --help", async () => {
  expect(await parvisImport("npfr")).toMatchObject({ code: 2 });
  expect(await parvisImport("nowhere", "x.csv")).toMatchObject({ code: 2 });
  expect(await parvisImport("npfr", "x.csv", "--what")).toMatchObject({ code: 2 });
  expect(await parvisImport("npfr", "absent.csv")).toMatchObject({ code: 1 });
  expect(await parvisImport("--help")).toMatchObject({ code: 0, printed: expect.stringContaining("--full") });
  expect(await parvisImport("--help")).toMatchObject({
    printed: expect.stringContaining("--encoding <nom>"),
  });
});
