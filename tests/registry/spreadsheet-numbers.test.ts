import { afterAll, afterEach, describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { extract, extractRow, finessPlus, realRows, sante } from "./finess-files.ts";
import { type Cells, openRegistry, registryFile, someone } from "./registry-desk.ts";

const database = await freshDatabase();
const folder = await temporaryFolder();
const free = openRegistry(database, folder.path);
const finess = openRegistry(database, folder.path, sante);
afterEach(async () => {
  await free.empty();
  await finess.empty();
});
afterAll(async () => {
  await database.close();
  await folder[Symbol.asyncDispose]();
});

const whole = { wholeRegistry: true };

/** The reasons why those rows are refused; the registry must stay unchanged. */
async function refusalsOf(rows: readonly Cells[], request = {}, registry = free) {
  const before = await registry.holders();
  const outcome = await registry.importRows(rows, request);
  if (outcome.ok || outcome.refusal.why !== "rejected") throw new Error("a refusal was expected");
  expect(await registry.holders()).toEqual(before);
  return outcome.refusal.first.map(({ line, column, reason }) => `${line} ${column}: ${reason}`);
}

describe("a number that a spreadsheet turned into a quantity", () => {
  const decimals = [
    "20457.0",
    "204518.0",
    "204518,0",
    "20457,",
    "2.04518E+05",
    "2,04518E+05",
    "2E+05",
    "2.0e5",
  ];
  it.each(decimals)("is refused with a message, and matches no other holder: %s", async (number) => {
    await free.importRows([someone("204570"), someone("204518")]);
    expect(await refusalsOf([someone(number, { city: "BREST" })])).toEqual([
      expect.stringMatching(/^2 number: nombre à virgule ou scientifique.*colonne au format Texte$/),
    ]);
  });
  it.each<Cells>([
    { postal_code: "35000.0" },
    { postal_code: "3,5E+04" },
    { phone: "612345678.0" },
    { phone: "6,12E+08" },
  ])("is refused in the other columns of numbers: %j", async (cells) =>
    expect((await refusalsOf([someone("T1", cells)]))[0]).toContain("colonne au format Texte"),
  );
  it("is read with its spaces, no-break ones included", async () => {
    expect(
      await free.importRows([someone("204 518"), someone("204\u202f519"), someone("204\u00a0520")]),
    ).toMatchObject({
      value: { added: 3 },
    });
    expect((await free.holders()).map((holder) => holder.number)).toEqual(["204518", "204519", "204520"]);
  });
  it.each(["2045-18", "2045.18.0", "20457/0", "²204518"])(
    "is not guessed from other characters: %s",
    async (number) =>
      expect((await refusalsOf([someone(number)]))[0]).toContain("2 number: numéro illisible"),
  );
});

describe("a lost first zero", () => {
  it("is recognised by the holder on file, and closes nobody", async () => {
    await free.importRows([someone("0204518"), someone("0000000")]);
    expect(await refusalsOf([someone("204518", { city: "BREST" }), someone("0000000")], whole)).toEqual([
      expect.stringMatching(/^2 number: zéro du début perdu, 0204518 est au registre.*format Texte/),
    ]);
  });
  it("is not assumed when the file names both numbers", async () => {
    await free.importRows([someone("0204518")]);
    expect(await free.importRows([someone("204518"), someone("0204518")])).toMatchObject({
      value: { added: 1 },
    });
    expect(await free.importRows([someone("204518")])).toMatchObject({ value: { same: 1 } });
  });
  it("of a FINESS number is recognised by its check digit", async () => {
    const cells = { number: "10000024", organisation: "CH", postal_code: "01440", city: "VIRIAT" };
    expect(await refusalsOf([cells], {}, finess)).toEqual([
      expect.stringMatching(/^2 number: zéro du début perdu, 010000024 sans doute.*colonne au format Texte$/),
    ]);
  });
  it.each(["10000024", "10000024.0", "10 000 024", "10000024,00"])(
    "of a FINESS number in a directory sets the row aside and never closes its holder: %s",
    async (number) => {
      await finess.importPath(await finess.write(extract(extractRow("010000024"), extractRow("010000081"))));
      const path = await finess.write(extract(extractRow(number), extractRow("010000081")));
      expect(await finess.importPath(path, whole)).toMatchObject({
        ok: true,
        value: { refused: 1, closed: 0 },
      });
      expect((await finess.holders()).map((holder) => holder.closed_at)).toEqual([null, null]);
    },
  );
  it("of a FINESS number written as a quantity in JSON closes no holder either", async () => {
    const rows = realRows.slice(0, 40);
    const number = rows.map((row) => row[1] ?? "").find((each) => each.startsWith("0")) ?? expect.fail();
    await finess.importText(finessPlus(rows));
    const shortened = finessPlus(rows).replaceAll(`"${number}"`, number.slice(1));
    const outcome = await finess.importPath(await finess.write(shortened), whole);
    expect(outcome).toMatchObject({ ok: true, value: { closed: 0, refused: 1 } });
  });
  it("of a postal code is suggested", async () => {
    expect(await refusalsOf([someone("T1", { postal_code: "1000" })])).toEqual([
      expect.stringMatching(
        /^2 postal_code: code postal à 4 chiffres : le zéro du début est perdu, 01000 sans doute/,
      ),
    ]);
  });
  it("of a telephone is restored and reported, in a refused file too", async () => {
    const mended = [{ what: "zéro du début rendu à un téléphone", cells: 1, firstLine: 2 }];
    const caller = someone("T1", { phone: "612345678" });
    expect(await free.importRows([caller])).toMatchObject({ ok: true, value: { mended } });
    expect((await free.holders())[0]?.phone).toBe("+33612345678");
    expect(await free.importRows([caller, someone("T2", { city: "" })])).toMatchObject({
      ok: false,
      refusal: { mended },
    });
    const path = await free.write(
      registryFile([{ number: "T1", phone: "612345679" }], { columns: ["number", "phone"] }),
    );
    expect(await free.importPath(path)).toMatchObject({ ok: true, value: { mended } });
  });
});
