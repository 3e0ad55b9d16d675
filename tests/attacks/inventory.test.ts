import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageFolder } from "#kernel/package-folder.ts";

/** The attack families, and how many attacks each has. */
const families = { ACT: 8, LOG: 26, REC: 15, OTP: 5, OID: 1 };
const attacks = Object.entries(families).flatMap(([family, most]) =>
  Array.from({ length: most }, (_, index) => `${family}-${String(index + 1).padStart(2, "0")}`),
);

const root = packageFolder();
const textsOf = (folder: string, pattern: RegExp) =>
  readdirSync(join(root, folder))
    .filter((name) => pattern.test(name))
    .map((name) => readFileSync(join(root, folder, name), "utf8"));

/** The first argument of `describe`, `it` and `test`, also after a table. */
const titlesIn = (text: string) =>
  [...text.matchAll(/(?:\b(?:describe|it|test)|\))\(\s*(["`])(.*?)\1/gs)].map(([, , title = ""]) => title);

const titles = textsOf("tests/attacks", /\.test\.tsx?$/)
  .flatMap(titlesIn)
  .join("\n");

/**
 * In a decision, a line that starts with an attack's code says why it does not apply, or what is not done
 * yet.
 */
const lines = textsOf("docs/decisions", /^\d{4}-.*\.md$/).flatMap((text) => text.split("\n"));
const argued = (attack: string) => lines.find((line) => line.startsWith(`- ${attack}: `)) ?? "";

describe("the inventory of attacks", () => {
  it.each(attacks)("%s is named by a test, or a decision says why not", (attack) => {
    expect(titles.includes(attack) || argued(attack).length > attack.length + 20).toBe(true);
  });

  it("reads titles from tables and from lines of their own, and nothing else", () => {
    const text = `describe("one", () => it.each([["three"]])(\n  "two %s", () => expect(read("four"))));`;
    expect(titlesIn(text)).toEqual(["one", "two %s"]);
    expect(argued(`${attacks[0]} and more`)).toBe("");
  });

  it("has each code once in the table of codes of SECURITY.md", () => {
    const table = readFileSync(join(root, "SECURITY.md"), "utf8").split("## Codes")[1] ?? "";
    const told = [...table.matchAll(/^\| ([A-Z0-9, -]+) \|/gm)].flatMap(([, codes = ""]) =>
      codes.split(", "),
    );
    expect(attacks.filter((attack) => !told.includes(attack))).toEqual([]);
    expect(told.filter((code, index) => told.indexOf(code) !== index)).toEqual([]);
  });
});
