import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { startParvis } from "../support/running-parvis.ts";

const secret = "0123456789abcdef0123456789abcdef";
const jsonLine = /^\{"level"/m;

it("outside production it prints readable lines, and logs to a file", async () => {
  await using folder = await temporaryFolder();
  const parvis = await startParvis({ PARVIS_DATA: folder.path });
  await fetch(`${parvis.url}/npfr`);
  await parvis.stop();
  const printed = parvis.printed();
  expect(printed).not.toMatch(jsonLine);
  expect(printed.trimEnd().split("\n").at(-1)).toMatch(
    /^Parvis répond à http\S+ ; son journal : \S*parvis\.log$/,
  );
  expect(printed.indexOf("Parvis répond à")).toBeGreaterThan(printed.lastIndexOf("/_dev/parcours"));
  const log = await readFile(join(folder.path, "parvis.log"), "utf8");
  expect(
    log
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).msg),
  ).toContain("answered");
}, 60_000);

it("in production it logs JSON on standard output, and writes no file", async () => {
  await using folder = await temporaryFolder();
  const database = await freshDatabase();
  const parvis = await startParvis({
    NODE_ENV: "production",
    PARVIS_URL: "https://portail.example",
    PARVIS_DATA: folder.path,
    PARVIS_SECRET: secret,
    DATABASE_URL: database.url,
  });
  await parvis.stop();
  await database.close();
  expect(parvis.printed()).toMatch(jsonLine);
  await expect(readFile(join(folder.path, "parvis.log"))).rejects.toThrow(/ENOENT/);
}, 60_000);
