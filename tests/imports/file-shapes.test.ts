import { encode } from "iconv-lite";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { openRegistry } from "../registry/registry-desk.ts";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";

const database = await freshDatabase();
const folder = await temporaryFolder();
const registry = openRegistry(database, folder.path);
afterEach(() => registry.empty());
afterAll(async () => {
  await database.close();
  await folder[Symbol.asyncDispose]();
});

const table = [
  "number;last_name;first_name;postal_code;city;phone;iban",
  "T1;LEFÈVRE;André;35000;RENNES;06 39 98 08 30;",
  "T2;BŒUF;Zoé;35000;RENNES;;",
  "T3;ÉTIENNE;Léa;35000;RENNES;;FR7630003012340469925275459",
];
const plain = `${table.join("\n")}\n`;
const kept = async () =>
  (await registry.holders()).map(({ last_name, first_name, city, phone, iban }) =>
    [last_name, first_name, city, phone, iban].join(" "),
  );
const expected = [
  "LEFÈVRE André RENNES +33639980830 ",
  "BŒUF Zoé RENNES  ",
  "ÉTIENNE Léa RENNES  FR7630003012340469925275459",
];

/** Imports a file that must be accepted; returns the report. */
async function reportOf(content: string | Buffer) {
  const outcome = await registry.importText(content);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}

/** Imports a file that must be refused; returns the lines, columns and reasons. */
async function refusalsOf(content: string | Buffer) {
  const outcome = await registry.importText(content);
  if (outcome.ok || outcome.refusal.why !== "rejected") throw new Error("a refusal was expected");
  expect(await registry.holders()).toEqual([]);
  return outcome.refusal.first.map(({ line, column, reason }) => `${line} ${column}: ${reason}`);
}

const barred = (lines: readonly string[]) => lines.map((line) => `|${line.replaceAll(";", " |")} |`);
const rule = "-".repeat(60);

describe("the same table is read", () => {
  it.each<[string, string | Buffer]>([
    ["with tabs", plain.replaceAll(";", "\t")],
    ["with bars", plain.replaceAll(";", "|")],
    ["behind sep=;", `sep=;\n${plain}`],
    ["behind its mark and sep=,", `\ufeff"sep=,"\r\n${plain.replaceAll(";", ",")}`],
    ["with CR line ends", plain.replaceAll("\n", "\r")],
    ["with CR LF line ends", plain.replaceAll("\n", "\r\n")],
    ["with a final 0x1A", `${plain}\x1a`],
    ["with many, and no last line end", `${plain.trimEnd()}\x1a\x1a\r\n\x1a`],
    ["in UTF-16 LE with its mark", encode(plain, "utf16le", { addBOM: true })],
    ["in UTF-16 BE with its mark", encode(plain, "utf16be", { addBOM: true })],
    ["in UTF-16 LE without its mark", encode(plain, "utf16le")],
    [
      "in UTF-16 behind sep=;, with a final 0x1A",
      encode(`sep=;\r\n${plain}\x1a`, "utf16le", { addBOM: true }),
    ],
    [
      "with names of columns padded and quoted",
      plain.replace("number;last_name", '" NUMBER ";  Last_Name  '),
    ],
    ["with empty columns at the end", plain.replaceAll("\n", ";;;\n")],
    ["with empty cells beyond the last column", plain.replace("RENNES;;\n", "RENNES;;;;\n")],
    ["without its final empty cells", plain.replace("RENNES;;\n", "RENNES\n")],
    ["without any final empty cell", plain.replace("0830;", "0830").replace("RENNES;;\n", "RENNES\n")],
    ["below a title", `Liste des pensionnés au 30/11/2026\n\nTous les "actifs";;\n${plain}`],
    ["below a title with a quote alone", `Écran de 15" du 30/11/2026\n${plain}`],
    [
      "as lists of SAP are printed",
      `Sortie dynamique\r\n\r\n${rule}\r\n${barred(table.slice(0, 1)).join("")}\r\n${rule}\r\n${barred(table.slice(1)).join("\r\n")}\r\n${rule}\r\n`,
    ],
    [
      "as databases print it",
      `+-----+----+\n${barred(table.slice(0, 1)).join("")}\n|-----+----|\n${barred(table.slice(1)).join("\n")}\n+-----+----+\n`,
    ],
    ["as two files put together", `${plain}${table[0]}\n`],
  ])("%s", async (_, content) => {
    await reportOf(content);
    expect(await kept()).toEqual(expected);
  });
  it.each(["windows-1252", "iso-8859-15", "macroman"] as const)("in %s", async (encoding) => {
    expect(await reportOf(encode(plain, encoding))).toMatchObject({ encoding });
    expect(await kept()).toEqual(expected);
  });
  // DOS has no œ, and only its euro sign distinguishes CP858 from CP850.
  it.each([
    ["cp850", "VEAU"],
    ["cp858", "10 €"],
  ] as const)("in %s", async (encoding, name) => {
    const swap = (text: string) => text.replace("BŒUF", name);
    expect(await reportOf(encode(swap(plain), encoding))).toMatchObject({ encoding });
    expect(await kept()).toEqual(expected.map(swap));
  });
});

describe("an encoding given by the operator", () => {
  it("is used", async () => {
    const path = await registry.write(encode(plain, "win1252"));
    expect(await registry.importPath(path, { encoding: "macroman" })).toMatchObject({ ok: true });
    expect((await kept())[0]).toContain("LEF»VRE AndrÈ");
  });
  it("is refused when the file's own mark or its bytes contradict it", async () => {
    const marked = await registry.write(`\ufeff${plain}`);
    expect(await registry.importPath(marked, { encoding: "cp850" })).toMatchObject({
      refusal: { first: [{ reason: "la marque du fichier (BOM) dit UTF-8 : relancez sans --encoding" }] },
    });
    const other = await registry.write(encode(plain, "win1252"));
    expect(await registry.importPath(other, { encoding: "utf-8" })).toMatchObject({
      refusal: { first: [{ reason: expect.stringContaining("ne l’est pas jusqu’au bout") }] },
    });
  });
});

describe("the report shows some decoded cells", () => {
  it("when the encoding was guessed, and does not store them", async () => {
    const { samples } = await reportOf(encode(plain, "macroman"));
    expect(samples.toSorted()).toEqual(["André", "BŒUF", "LEFÈVRE", "ÉTIENNE"]);
    expect(JSON.stringify(await registry.runs())).not.toContain("LEFÈVRE");
  });
  it("only when the encoding was guessed", async () => {
    expect(await reportOf(plain)).toMatchObject({ samples: [] });
  });
});

describe("text printed around a table", () => {
  it("is skipped, counted and reported", async () => {
    const lines = [
      "Pensionnés",
      "",
      rule,
      ...table.slice(0, 2),
      ";;;;;;",
      " ; ;;;;;",
      table[2],
      rule,
      table[0],
      table[3],
    ];
    const report = await reportOf(`${lines.join("\n")}\n`);
    expect(report).toMatchObject({ rows: 3, added: 3 });
    expect(report.skipped).toEqual([
      { reason: "lignes de titre", rows: 1 },
      { reason: "lignes vides", rows: 2 },
      { reason: "lignes de tirets", rows: 1 },
      { reason: "noms de colonnes répétés", rows: 1 },
    ]);
  });
  it("changes no line number", async () => {
    const wrong = plain.replace("T3;ÉTIENNE;Léa;35000;RENNES", "T3;ÉTIENNE;Léa;35000;");
    for (const lineEnd of ["\n", "\r\n", "\r"]) {
      const text = `Pensionnés\n\nsep=;\n${wrong}`.replace("T2", "\n;;;;;;\nT2").replaceAll("\n", lineEnd);
      expect(await refusalsOf(text)).toEqual(["9 city: commune absente"]);
    }
  });
});

describe("an incomplete line is not completed", () => {
  it.each([
    [
      "without its postal code or city",
      plain.replace("T2;BŒUF;Zoé;35000;RENNES;;", "T2;BŒUF;Zoé"),
      "3 : 3 cellules au lieu de 7",
    ],
    [
      "with a cell that has no column",
      plain.replace("RENNES;;\n", "RENNES;;;X\n"),
      "3 : 8 cellules au lieu de 7",
    ],
    [
      "when the file stops in it",
      plain.slice(0, plain.indexOf("RENNES;;\n") + 6),
      "3 : le fichier s’arrête au milieu de sa dernière ligne",
    ],
  ])("%s", async (_, content, words) => {
    expect((await refusalsOf(content))[0]).toContain(words);
  });
});
