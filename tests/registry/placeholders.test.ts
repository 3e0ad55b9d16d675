import { afterAll, afterEach, describe, expect, it } from "vitest";
import { readCell } from "#imports/cells/read-cell.ts";
import { done, refused } from "#kernel/result.ts";
import { cellRules, registryColumns } from "#registry/rows/registry-columns.rules.ts";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { type Cells, openRegistry, registryFile, someone } from "./registry-desk.ts";

const database = await freshDatabase();
const folder = await temporaryFolder();
const registry = openRegistry(database, folder.path);
afterEach(() => registry.empty());
afterAll(async () => {
  await database.close();
  await folder[Symbol.asyncDispose]();
});

const refusalOf = async (cells: Cells) => {
  const outcome = await registry.importRows([someone("T1", cells)]);
  if (outcome.ok || outcome.refusal.why !== "rejected") throw new Error("a refusal was expected");
  return outcome.refusal.first.map(({ line, column, reason }) => `${line} ${column}: ${reason}`);
};
const kept = async (cells: Cells) => {
  const outcome = await registry.importRows([someone("T1", cells)]);
  return { mended: outcome.ok && outcome.value.mended, holder: (await registry.holders())[0] };
};

describe("an error of a spreadsheet", () => {
  const english = [
    "#N/A",
    "#REF!",
    "#VALUE!",
    "#NAME?",
    "#DIV/0!",
    "#NUM!",
    "#NULL!",
    "#SPILL!",
    "#GETTING_DATA",
  ];
  const french = ["#VALEUR!", "#NOM?", "#NOMBRE!", "#NUL!", "#PROPAGATION!", "#BLOQUÉ!", "#CHAMP!", "#N/D"];
  const others = ["Err:502", "Err :522", "#VALEUR !", "#NOM\u00a0?", "#ref!", "########"];
  it.each([...english, ...french, ...others])("is refused in any column: %s", (cell) => {
    for (const column of registryColumns)
      expect(readCell(cellRules[column], ` ${cell} `)).toEqual(
        refused("erreur de tableur : corrigez sa formule ou videz la cellule"),
      );
  });
  it("refuses the file", async () =>
    expect(await refusalOf({ address_2: "#N/A" })).toEqual([
      expect.stringContaining("2 address_2: erreur de tableur"),
    ]));
  it.each(["#12 RUE HAUTE", "APPT #3", "ERROL", "Err"])("is different from %s", (cell) =>
    expect(readCell(cellRules.address_2, cell)).toEqual(done(cell)),
  );
});

describe("a database's word for an empty value", () => {
  it.each(["NULL", "null", "\\N", "(null)", "[NULL]", "<null>", "N/A", "NaN"])(
    "is empty in an optional column, and reported: %s",
    async (cell) => {
      const columns = [
        "title",
        "first_name",
        "organisation",
        "address_2",
        "email",
        "phone",
        "iban",
        "birth_date",
      ];
      const { mended, holder } = await kept(Object.fromEntries(columns.map((column) => [column, cell])));
      expect(holder).toMatchObject({ title: "", first_name: "", organisation: "", address_2: "" });
      expect(holder).toMatchObject({ email: null, phone: null, iban: null, birth_date: null });
      expect(mended).toEqual([
        { what: "NULL, \\N ou équivalent, lu comme une cellule vide", cells: 8, firstLine: 2 },
      ]);
    },
  );
  it("is refused in a required column", async () => {
    expect(await refusalOf({ number: "NULL" })).toEqual(["2 number: numéro absent"]);
    expect(await refusalOf({ city: "\\N" })).toEqual(["2 city: commune absente"]);
    expect(await refusalOf({ postal_code: "NULL" })).toEqual(["2 postal_code: code postal absent"]);
    expect(await refusalOf({ last_name: "NULL", first_name: "" })).toEqual([
      "2 last_name: ni nom ni organisation",
    ]);
    expect(await refusalOf({ last_name: "\\N" })).toEqual(["2 last_name: ni nom ni organisation"]);
  });
  it.each<[Cells, string]>([
    [{ last_name: "NULL" }, "NULL"],
    [{ last_name: "Null", first_name: "Christophe" }, "Null"],
    [{ last_name: "NULL", organisation: "SDIS 35" }, "NULL"],
    [{ last_name: "NULL", first_name: "", organisation: "SDIS 35" }, ""],
    [{ last_name: "NULL", first_name: "NULL", organisation: "SDIS 35" }, ""],
    [{ last_name: "\\N", organisation: "SDIS 35" }, ""],
  ])("may be a real name: %j", async (cells, name) =>
    expect((await kept(cells)).holder?.last_name).toBe(name),
  );
  it("may be a real name in a file without first names", async () => {
    const columns = ["number", "last_name", "postal_code", "city"];
    await registry.importPath(
      await registry.write(registryFile([someone("T1", { last_name: "NULL" })], { columns })),
    );
    expect((await registry.holders())[0]?.last_name).toBe("NULL");
  });
});
