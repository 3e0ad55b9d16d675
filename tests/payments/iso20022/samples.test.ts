import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { packageFolder } from "#kernel/package-folder.ts";
import { readPath, validate } from "./xml.ts";

const folder = join(packageFolder(), "demo", "payments");
/** "npfr-pain.001.001.09.xml": a space and a message. */
const samples = readdirSync(folder)
  .filter((name) => name.endsWith(".xml"))
  .map((name) => ({
    name,
    space: name.split("-")[0],
    version: name.slice(name.indexOf("-") + 1, -".xml".length),
  }));

const inFolder = (name: string) => join(folder, name);

it("shows every kind of bank file", () => {
  expect(new Set(samples.map(({ version }) => version))).toEqual(
    new Set([
      "camt.054.001.02",
      "camt.054.001.04",
      "camt.054.001.08",
      "pain.001.001.03",
      "pain.001.001.09",
      "pain.002.001.03",
    ]),
  );
});

it.each(samples)("$name follows its schema, and is read whole", async ({ name, version }) => {
  // The schema of pain.002 is not among ours: its form alone is checked.
  await validate(inFolder(name), version.startsWith("pain.002") ? undefined : version);
  const { entries, refused, file } = await readPath(inFolder(name));
  expect(refused).toEqual([]);
  expect(entries).not.toEqual([]);
  expect(file?.version).toBe(version);
});

it("has the bank answer orders that it was given", async () => {
  const read = await Promise.all(
    samples.map(async ({ name, space }) => ({ space, entries: (await readPath(inFolder(name))).entries })),
  );
  const told = read.flatMap(({ space, entries }) => entries.map((entry) => ({ space, ...entry })));
  const ordered = told.filter(({ says }) => says === "ordered");
  const placeOf = (entry: (typeof told)[number]) =>
    [entry.space, entry.reference, entry.amount, entry.iban].join();
  for (const answer of told.filter(({ says }) => says !== "ordered"))
    expect(ordered.map(placeOf)).toContain(placeOf(answer));
});
