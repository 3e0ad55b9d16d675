import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { packageFolder } from "#kernel/package-folder.ts";

const root = packageFolder();
const topLevel = ["README.md", "CONTRIBUTING.md", "STYLE.md", "SECURITY.md", "bench/README.md"];
const inDocs = (await readdir(join(root, "docs"), { recursive: true })).map((name) => `docs/${name}`);
const names = [...topLevel, ...inDocs.filter((name) => name.endsWith(".md"))];
const documents = await Promise.all(
  names.map(async (name) => ({ name, text: await readFile(join(root, name), "utf8") })),
);
const textOf = (name: string) => documents.find((document) => document.name === name)?.text ?? "";

/** The anchor that browsers give a heading: "Backup and restore" is `#backup-and-restore`. */
const anchorsOf = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, "")
      .replaceAll(" ", "-"),
  );

const withoutExamples = (text: string) => text.replace(/```[\s\S]*?```/g, "");
const linksOf = (text: string) =>
  [...withoutExamples(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
const quotedIn = (text: string) =>
  [...withoutExamples(text).matchAll(/`([^`\n]+)`/g)].map(([, word = ""]) => word);

const folders = /^(src|db|tests|scripts|bench|docs|demo|bin|\.ci)\//;
/** A name with `*`, `<…>` or `…` in it stands for several files; the files of *Mes notes* are those of an example. */
const namesOneFile = (word: string) =>
  folders.test(word) && !/[*<>… ]|^(src\/modules|tests)\/notes\b|00NN-notes/.test(word);

describe.each(documents)("$name", ({ name, text }) => {
  test("has no broken link", async () => {
    const dead: string[] = [];
    for (const link of linksOf(text).filter((target) => !/^https?:/.test(target))) {
      const [path = "", anchor] = link.split("#", 2);
      const target = path === "" ? join(root, name) : resolve(root, dirname(name), path);
      if (!existsSync(target)) dead.push(link);
      else if (anchor && !anchorsOf(await readFile(target, "utf8")).includes(anchor)) dead.push(link);
    }
    expect(dead).toEqual([]);
  });

  test("names only existing files", () => {
    expect(quotedIn(text).filter((word) => namesOneFile(word) && !existsSync(join(root, word)))).toEqual([]);
  });

  test("does not name the machine it was written on", () => {
    expect(text).not.toMatch(
      /(?<![\w.])\/(home|root|tmp|mnt|work|Users)\/|https?:\/\/[^\s)]*(npm|registry)/i,
    );
  });
});

test("the README is short, and names exactly the existing commands", async () => {
  const readme = textOf("README.md");
  expect(readme.split("\n").length).toBeLessThanOrEqual(121);
  const main = await readFile(join(root, "src", "cli", "main.ts"), "utf8");
  const commands = [...main.matchAll(/import \{ add\w+ \} from "\.\/(?:[a-z]+\/)?([a-z-]+)\.ts"/g)].map(
    ([, command]) => command,
  );
  const rows = readme.slice(readme.indexOf("`npx parvis …`"), readme.indexOf("## Environment"));
  const told = [...rows.matchAll(/^\| `([a-z-]+)/gm)].map(([, command]) => command);
  expect(new Set(told)).toEqual(new Set(commands));
});

test("the README names every variable that the settings read", async () => {
  const source = await readFile(join(root, "src", "config", "env.ts"), "utf8");
  const read = [...source.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, variable]) => variable);
  expect(read.length).toBeGreaterThan(10);
  expect(read.filter((variable) => !textOf("README.md").includes(`\`${variable}\``))).toEqual([]);
});

test("a decision is dated, gives its reasons, and fits a page", () => {
  const decisions = documents.filter(({ name }) => /decisions\/\d{4}-/.test(name));
  expect(decisions.length).toBeGreaterThan(0);
  for (const { name, text } of decisions) {
    expect(text, name).toMatch(/^# \d{4}\. .+\n\n\d{4}-\d\d-\d\d\n/);
    expect(anchorsOf(text).slice(1), name).toEqual(["context", "decision", "consequences"]);
    expect(text.split("\n").length, name).toBeLessThanOrEqual(41);
    expect(textOf("docs/decisions/README.md"), name).toContain(`(${name.split("/").at(-1)})`);
  }
});

test("every code of an attack or fault is explained in SECURITY.md", async () => {
  const used = new Set<string>();
  for (const folder of ["src", "tests", "db"])
    for (const name of await readdir(join(root, folder), { recursive: true })) {
      if (!/\.(tsx?|sql)$/.test(name)) continue;
      const text = await readFile(join(root, folder, name), "utf8");
      for (const [code] of text.matchAll(/\b(?:ACT|EXP|F|LGI|LOG|MAI|OID|OTP|REC)-\d{2}\b/g)) used.add(code);
    }
  const security = textOf("SECURITY.md");
  expect([...used].filter((code) => !security.includes(code)).sort()).toEqual([]);
});
