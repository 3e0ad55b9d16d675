import { encode } from "iconv-lite";
import { afterAll, describe, expect, it } from "vitest";
import { processTime } from "../passwords/processor-time.ts";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { type Cells, openRegistry, registryFile, someone } from "./registry-desk.ts";

const database = await freshDatabase();
const folder = await temporaryFolder();
const registry = openRegistry(database, folder.path);
afterAll(async () => {
  expect(await registry.holders()).toEqual([]);
  await database.close();
  await folder[Symbol.asyncDispose]();
});

/** Imports a file that must be refused; returns the lines, columns and reasons. */
async function refusalsOf(content: string | Buffer) {
  const outcome = await registry.importText(content);
  if (outcome.ok || outcome.refusal.why !== "rejected") throw new Error("a refusal was expected");
  return outcome.refusal.first.map(({ line, column, reason }) => `${line} ${column}: ${reason}`);
}

const header = "number;last_name;postal_code;city";
const good = "T1;LE GOFF;35000;RENNES";
const refusalOfCell = async (cells: Cells) =>
  (await refusalsOf(registryFile([someone("T1"), someone("T2", cells)])))[0];

describe("an encoding", () => {
  it("mixed with another in one file is refused", async () => {
    const mixed = Buffer.concat([
      Buffer.from(`${header}\nT1;LEFÈVRE;35000;RENNES\n`),
      encode("T2;ÇELIK;35000;RENNES\n", "win1252"),
    ]);
    expect(await refusalsOf(mixed)).toEqual([
      expect.stringMatching(/^2 : le fichier mêle UTF-8 et un autre encodage/),
    ]);
  });
  it("marked as UTF-8 without being it is refused", async () => {
    const lying = Buffer.concat([
      Buffer.from(`\ufeff${header}\n`),
      encode("T2;ÇELIK;35000;RENNES\n", "win1252"),
    ]);
    expect(await refusalsOf(lying)).toEqual([expect.stringContaining("BOM")]);
  });
  it("of another script is refused", async () => {
    expect(await refusalsOf(encode(`${header}\nT1;Иванов;35000;Москва\n`, "win1251"))).toEqual([
      expect.stringMatching(/^1 : encodage inconnu.*--encoding/),
    ]);
  });
  it("with undefined bytes is refused, with their line", async () => {
    const stray = Buffer.concat([
      encode(`${header}\nT1;LEFÈVRE;35000;RENNES\nT2;GÉRARD;35000;RENNES\n`, "win1252"),
      Buffer.from("T3;CL\x90MENT;35000;RENNES\n", "latin1"),
    ]);
    expect(await refusalsOf(stray)).toEqual([
      expect.stringMatching(/^4 : des octets ne veulent rien dire en Windows-1252/),
    ]);
  });
  it.each(["JÃ©rÃ´me", "ANDR‚ BERNARD", "B½UF", "No‰l"])(
    "after a wrong decoding is refused: %s",
    async (name) => {
      expect(await refusalOfCell({ first_name: name })).toContain("3 first_name: des lettres sont abîmées");
    },
  );
});

describe("a size", () => {
  it("of 5 MB for one cell is refused, with little memory", async () => {
    const before = process.memoryUsage().rss;
    const [refusal] = await refusalsOf(
      `${header}\n${good}\nT2;${"A".repeat(5_000_000)};35000;RENNES\n${good}`,
    );
    expect(refusal).toMatch(/^3 : ligne de plus de 64 Ko/);
    expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000);
  });
  it("beyond a cell's limit is refused at once, whatever its characters", async () => {
    const cost = await processTime(async () => {
      for (const sign of [" ", "\n", "é", '"', "=", "1", "+", "@", "."])
        expect(
          await refusalOfCell({ address_1: sign.repeat(30_000), email: sign.repeat(30_000) }),
        ).toBeDefined();
    });
    expect(cost).toBeLessThan(5_000);
  });
});

describe("a shape", () => {
  it.each([
    ["a cell too many", `${header}\n${good};X\n`, "2 : 5 cellules au lieu de 4"],
    ["a cell too few", `${header}\n${good}\nT2;LE GOFF\n`, "3 : 2 cellules au lieu de 4"],
    [
      "a last line cut short",
      `${header};memo\n${good};X\nT2;LE GOFF;35000;REN`,
      "3 : le fichier s’arrête au milieu",
    ],
    ["a quote never closed", `${header}\n${good}\n"T2;LE GOFF;35000;RENNES\n`, "3 : guillemet"],
    ["a quote in the middle", `${header}\n${good}\nT2;LE "GRAND";35000;RENNES\n`, "3 : guillemet"],
    ["no header", `${good}\n${good}\n`, "1 : la première ligne ne nomme pas"],
    [
      "colons for separators",
      `${header}\n${good}\n`.replaceAll(";", ":"),
      "1 : la première ligne ne nomme pas",
    ],
    ["only blank lines", "\n\n\n", "1 : aucun titulaire"],
    ["no name for someone new", "number;postal_code;city\nT1;35000;RENNES\n", "2 number: numéro absent"],
    ["numbers alone", "number;memo\nT1;x\n", "1 : il faut une autre colonne que number"],
    [
      "no number column",
      "last_name;postal_code;city\nA;35000;RENNES\n",
      "1 number: colonne obligatoire absente",
    ],
    [
      "a doubled unknown column",
      `${header};memo;memo\n${good};;\n`,
      "1 memo: cette colonne est nommée deux fois",
    ],
  ])("with %s is refused", async (_, content, expected) => {
    expect((await refusalsOf(content))[0]).toContain(expected);
  });
});

describe("a line", () => {
  it.each(["\n", "\r\n"])("is counted as an editor does, with line ends %j in cells too", async (lineEnd) => {
    const rows = [
      someone("T1", { address_2: `A${lineEnd}B${lineEnd}C` }),
      someone("T2", { city: "", address_2: `A${lineEnd}B` }),
      someone("T3", { city: "" }),
    ];
    const refusals = await refusalsOf(registryFile(rows, { lineEnd }).subarray(0, -lineEnd.length));
    expect(refusals).toEqual(["5 city: commune absente", "7 city: commune absente"]);
  });
  it("is counted when it is blank", async () => {
    expect(await refusalsOf(`\n${header}\n\n${good}\n\nT2;LE GOFF;1440;RENNES`)).toEqual([
      expect.stringMatching(/^6 postal_code/),
    ]);
  });
});

describe("a cell", () => {
  it.each<[Cells, string]>([
    [{ last_name: "=1+1" }, "last_name: formule"],
    [{ city: "@SUM(A1)" }, "city: formule"],
    [{ address_1: " -1" }, "address_1: formule"],
    [{ title: "＝1" }, "title: formule"],
    [{ first_name: "\tJean" }, "first_name: caractère de contrôle"],
    [{ first_name: "\u202eJean" }, "first_name: caractère de contrôle"],
    [{ first_name: "Jean\nPaul" }, "first_name: caractère de contrôle"],
    [{ email: "a@b" }, "email: adresse e-mail impossible"],
    [{ phone: "12" }, "phone: numéro de téléphone impossible"],
    [{ phone: "=0639980830" }, "phone: numéro de téléphone illisible"],
    [{ birth_date: "2999-01-01" }, "birth_date: date de naissance à venir"],
    [{ country: "ZZ" }, "country: code de pays inconnu"],
    [{ country: "Frankreich" }, "country: code de pays inconnu"],
    [{ number: "1' or '1'='1" }, "number: numéro illisible"],
    [{ city: "" }, "city: commune absente"],
    [{ iban: "$argon2id$v=19$m=8388608,t=2,p=4$" }, "iban: IBAN"],
  ])("%j is refused with its line", async (cells, expected) => {
    expect(await refusalOfCell(cells)).toContain(`3 ${expected}`);
  });
});
