import { afterAll, beforeAll, expect, it } from "vitest";
import { postalBlock } from "#letters/printing/postal-block.rules.ts";
import { directoryCells, directoryHeader } from "#registry/directory/directory-entry.rules.ts";
import { readExtractRow } from "#registry/directory/finess-extract.rules.ts";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { extractRow, realPath, sante } from "./finess-files.ts";
import { openRegistry } from "./registry-desk.ts";

const database = await freshDatabase();
const folder = await temporaryFolder();
const registry = openRegistry(database, folder.path, sante);
let blocks: readonly { number: string; lines: readonly string[] }[] = [];
beforeAll(async () => {
  await registry.importPath(realPath);
  blocks = (await registry.holders()).map((holder) => ({
    number: holder.number,
    lines: postalBlock(holder),
  }));
});
afterAll(async () => {
  await database.close();
  await folder[Symbol.asyncDispose]();
});

it("an address fits the window of an envelope, for every real establishment", () => {
  expect(blocks).toHaveLength(1999);
  for (const { lines } of blocks) {
    expect(lines.length).toBeLessThanOrEqual(6);
    for (const line of lines) expect(line).toMatch(/^\S.{0,37}$/u);
    expect(lines.at(-1)).toMatch(/^\d{5} [A-Z0-9 ]+$/);
  }
});

it("an address reads as the postal services write it, all over the country", () => {
  const twenty = blocks.filter((_, index) => index % 100 === 7).map(({ lines }) => lines.join(" / "));
  expect(twenty).toEqual([
    "USLD EMILE PELICAND / 10 AVENUE LOUIS JOURDAN / 01002 BOURG EN BRESSE CEDEX",
    "CH DE SAINT FELICIEN / 2 RUE DU PONT VIEUX / 07410 ST FELICIEN",
    "ADPC MARTIGUES SITE CH / 3 BOULEVARD DES RAYETTES / BP 50248 / 13698 MARTIGUES CEDEX",
    "VILLA DU PARC - SAUJON / 18 RUE DE SAINTONGE / 17600 SAUJON",
    "CLINIQUE LA PARISIERE / 20 AVENUE ANTONIN VALLON / 26300 BOURG DE PEAGE",
    "USLD LES CIGALES CH ALES / 200 CHEMIN DE LA CROIX / 30380 ST CHRISTOL LEZ ALES",
    "HOPITAL DE JOUR L'OISEAU LYRE / ALLEE JEHAN DE GUILLOCHE / 33850 LEOGNAN",
    "UNITE AUTODIALYSE SAINT MALO - AUB / LES MAURIERS / 35400 ST MALO",
    "CH DU FOREZ SITE DE MONTBRISON / AVENUE DES MONTS DU SOIR / BP 219 / 42605 MONTBRISON CEDEX",
    "ANTENNE AUTODIALYSE AURAD CASTELJALOUX / 31 RUE DE TURON / 47700 CASTELJALOUX",
    "CTRE JACQUES PARISOT BAINVILLE S MADON / RUE JACQUES CALLOT / 54550 BAINVILLE SUR MADON",
    "CH INTERCOMMUNAL WASQUEHAL / POUR PERSONNES AGEES / 2 RUE S ALLENDE / BP 165 / 59444 WASQUEHAL CEDEX",
    "CENTRE HOSPITALIER DU TERNOIS / RUE D HESDIN / BP 90079 / 62130 GAUCHIN VERLOINGT",
    "CRF MER AIR SOLEIL / ROUTE DE PORT VENDRES / 66190 COLLIOURE",
    "AURAL UNITE DIALYSE CH VILLEFRANCHE / 2 ALLEE DES ALPES / 69400 GLEIZE",
    "HDJ ENTRAIDE UNIVERSITAIRE / 13 RUE DU SAHEL / 75012 PARIS",
    "CLINIQUE SAINT GERMAIN / SAS / 12 RUE BARONNE GERARD / 78100 ST GERMAIN EN LAYE",
    "CENTRE HOSPITALIER DU PAYS D'APT SLD / AVENUE PHILIPPE DE GIRARD / 84400 APT",
    "CH DEPARTEMENTAL DE STELL / 1 RUE CHARLES DROT / 92501 RUEIL MALMAISON CEDEX",
    "CH VICTOR DUPOUY / 69 RUE DU LT COLONEL PRUD HON / 95107 ARGENTEUIL CEDEX",
  ]);
});

it("an address in Corsica reads as the postal services write it", () => {
  const corsican = blocks.filter(({ number }) => /^2[AB]/.test(number)).map(({ lines }) => lines.join(" / "));
  expect(corsican).toEqual([
    "CH ND LA MISERICORDE / 27 AVENUE IMPERATRICE EUGENIE / 20184 AJACCIO CEDEX 1",
    "CRF ET MAISON DE REPOS DU FINOSELLO / CHEMIN DU FINOSELLO / 20090 AJACCIO",
    "CLINISUD / POLYCLINIQUE GUGLIELMI / 12 AVENUE NAPOLEON III / 20000 AJACCIO",
    "CENTRE REPOS CONVALESCENCE / PLAINE DE PERI / 20167 SARROLA CARCOPINO",
    "CENTRE HOSPITALIER DE CASTELLUCCIO / BP 85 / 20176 AJACCIO CEDEX 1",
    "CENTRE HOSPITALIER DE SARTENE / ROUTE DE GROSSA / CACCIABEDDU / 20100 SARTENE",
    "ANTENNE DU SMUR SARTENE / ROUTE DE GROSSA / CACCIABEDDU / 20100 SARTENE",
    "CH CORTE / ALLEE 9 SEPTEMBRE / BP 41 / 20250 CORTE",
    "POLYCLINIQUE DE FURIANI / LIEUDIT SANSONETTI / 20600 FURIANI",
    "CLINIQUE DU CAP / 20228 LURI",
    "HAD CENTRE RAOUL FRANCOIS MAYMARD / 17 RUE MARCEL PAUL / 20200 BASTIA",
    "USLD CENTRE HOSPITALIER BASTIA / TOGA / 20200 BASTIA",
    "CLINIQUE SAN ORNELLO / L D RASIGNANI / 20290 BORGO",
    "UNITE D'AUTODIALYSE ILE ROUSSE / QUARTIER GINEBARA / 20220 L ILE ROUSSE",
    "ANTENNE SMUR DE CORTE / CH DE CORTE / ALLEE DU 9 SEPTEMBRE / BP 41 / 20250 CORTE",
    "CH CALVI / LIEU DIT GUAZZOLE / 20260 CALVI",
  ]);
});

it.each([
  [{ 7: "", 8: "", 9: "" }, ["01440 VIRIAT"]],
  [{ 7: "12", 8: "R   ", 9: "HAUTE  ", 10: "BAT C" }, ["12 RUE HAUTE BAT C", "01440 VIRIAT"]],
  [
    { 5: "POLE GERIATRIQUE", 6: "PORTE 3", 11: "BP 12" },
    ["POLE GERIATRIQUE PORTE 3", "RUE HAUTE", "BP 12", "01440 VIRIAT"],
  ],
  [{ 8: "Chem.", 15: "97600 MAMOUDZOU" }, ["Chem. RUE HAUTE", "97600 MAMOUDZOU"]],
  [{ 15: "20184 AJACCIO CEDEX 1" }, ["RUE HAUTE", "20184 AJACCIO CEDEX 1"]],
])("an address is made of the columns %j", (columns, expected) => {
  const cells = directoryCells(readExtractRow(extractRow("010000024", columns).split(";")));
  const cell = (name: "address_1" | "address_2" | "address_3" | "postal_code" | "city") =>
    cells[directoryHeader.positions.get(name) ?? -1] ?? "";
  const lines = [
    cell("address_1"),
    cell("address_2"),
    cell("address_3"),
    `${cell("postal_code")} ${cell("city")}`,
  ];
  expect(lines.filter(Boolean)).toEqual(expected);
});
