import { afterAll, expect, it, vi } from "vitest";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { finessPlus, realPath, realRows, sante } from "./finess-files.ts";
import { importCommand } from "./import-process.ts";
import { openRegistry } from "./registry-desk.ts";

// Every command starts a process.
vi.setConfig({ testTimeout: 90_000 });

const database = await freshDatabase();
const folder = await temporaryFolder();
const registry = openRegistry(database, folder.path, sante);
const parvisImport = importCommand(database.url, folder.path);
afterAll(async () => {
  await database.close();
  await folder[Symbol.asyncDispose]();
});

it("reports the added and skipped rows of a directory, and the file of the reasons", async () => {
  const rejects = `${folder.path}/refus.csv`;
  const first = await parvisImport("sante", realPath, "--yes", "--rejects", rejects);
  expect(first).toMatchObject({ code: 0 });
  expect(first.printed).toMatch(/extraction FINESS, Windows-1252, établissements : 2000\n/);
  expect(first.printed).toMatch(/Nouveaux +1999\n.*Refusés +1\n/s);
  expect(first.printed).toContain(
    "Ligne 1029, colonne postal_code : code postal absent, établissement 550007868.",
  );
  expect(first.printed).toContain(rejects);
  expect(await registry.holders()).toHaveLength(1999);

  const path = await registry.write(finessPlus(realRows));
  const again = await parvisImport("sante", path);
  expect(again.printed).toMatch(
    /FINESS\+ \(JSON\), UTF-8, établissements : 2000\n.*Identiques +1999\n.*Rien à changer/s,
  );
});
