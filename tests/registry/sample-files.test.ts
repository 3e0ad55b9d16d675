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

const files = join(import.meta.dirname, "files");
const expected = readFileSync(join(files, "expected.tsv"), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split("\t") as [string, "accepted" | "refused", string]);

it.each(expected)("%s is %s: %s", async (name, verdict) => {
  const outcome = await registry.importPath(join(files, name));
  const holders = await registry.holders();
  if (verdict === "accepted") {
    expect(outcome).toMatchObject({ ok: true, value: { added: 6 } });
    expect(holders.map((holder) => holder.first_name).slice(0, 3)).toEqual(["Zoé", "Jérôme", "Inès"]);
    expect(holders.map((holder) => holder.phone)).toContain("+33639980830");
  } else {
    expect(outcome).toMatchObject({ ok: false, refusal: { why: "rejected" } });
    expect(holders).toEqual([]);
  }
});

it.each([
  ["bad-doubled-number.csv", [2, 8]],
  ["bad-postal-code.csv", [3, 5]],
  ["bad-iban-mod97.csv", [4]],
  ["bad-iban-rib-key.csv", [4]],
  ["bad-short-line.csv", [8]],
  ["bad-nul-byte.csv", [8]],
  ["bad-formula.csv", [3]],
])("%s is refused at lines %j", async (name, lines) => {
  const outcome = await registry.importPath(join(files, name));
  if (outcome.ok || outcome.refusal.why !== "rejected") throw new Error("a refusal was expected");
  expect(outcome.refusal.first.map((refusal) => refusal.line)).toEqual(lines);
  const written = readFileSync(outcome.refusal.rejectsPath ?? "", "utf8")
    .trim()
    .split("\r\n");
  expect(written.slice(1).map((line) => Number(line.split(";")[0]))).toEqual(lines);
});

it("reports an unknown column", async () => {
  const outcome = await registry.importPath(join(files, "ok-order-and-extra-column.csv"));
  expect(outcome).toMatchObject({ ok: true, value: { ignoredColumns: ["memo"] } });
});

it("makes one line of a cell with a line break", async () => {
  await registry.importPath(join(files, "ok-quoted-newline.csv"));
  expect((await registry.holders())[0]?.address_2).toBe("BÂT. B ESCALIER 2");
});
