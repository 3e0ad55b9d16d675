import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageFolder } from "#kernel/package-folder.ts";

/** The attacks Parvis answers for, by family and how many there are of it. */
const families = { ACT: 8, LOG: 26, REC: 15, OTP: 5, OID: 1 };
const attacks = Object.entries(families).flatMap(([family, most]) =>
  Array.from({ length: most }, (_, index) => `${family}-${String(index + 1).padStart(2, "0")}`),
);

const root = packageFolder();
const textsOf = (folder: string, pattern: RegExp) =>
  readdirSync(join(root, folder))
    .filter((name) => pattern.test(name))
    .map((name) => readFileSync(join(root, folder, name), "utf8"));

/** What `describe`, `it` and `test` are called with first, a table before it or not. */
const titlesIn = (text: string) =>
  [...text.matchAll(/(?:\b(?:describe|it|test)|\))\(\s*(["`])(.*?)\1/gs)].map(([, , title = ""]) => title);

const titles = textsOf("tests/attacks", /\.test\.tsx?$/)
  .flatMap(titlesIn)
  .join("\n");

/** In the decisions, the line that says why an attack does not apply, or what of it waits, begins by its code. */
const lines = textsOf("docs/decisions", /^\d{4}-.*\.md$/).flatMap((text) => text.split("\n"));
const argued = (attack: string) => lines.find((line) => line.startsWith(`- ${attack}: `)) ?? "";

describe("the inventory of attacks", () => {
  it.each(attacks)("%s is tried by a test of its name, or a decision says why not", (attack) => {
    expect(titles.includes(attack) || argued(attack).length > attack.length + 20).toBe(true);
  });

  it("reads titles where they are, in tables and on lines of their own, and nothing else", () => {
    const text = `describe("one", () => it.each([["three"]])(\n  "two %s", () => expect(read("four"))));`;
    expect(titlesIn(text)).toEqual(["one", "two %s"]);
    expect(argued(`${attacks[0]} and more`)).toBe("");
  });

  it("is told in the table of codes of SECURITY.md, each once", () => {
    const table = readFileSync(join(root, "SECURITY.md"), "utf8").split("## Codes")[1] ?? "";
    const told = [...table.matchAll(/^\| ([A-Z0-9, -]+) \|/gm)].flatMap(([, codes = ""]) =>
      codes.split(", "),
    );
    expect(attacks.filter((attack) => !told.includes(attack))).toEqual([]);
    expect(told.filter((code, index) => told.indexOf(code) !== index)).toEqual([]);
  });
});
