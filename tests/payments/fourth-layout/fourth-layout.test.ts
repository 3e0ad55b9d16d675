import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { days } from "#kernel/duration.ts";
import type { SpaceId } from "#kernel/ids.ts";
import { newId } from "#kernel/ids.ts";
import { importPayments } from "#modules/payments/import/import-payments.actions.ts";
import type { Layout } from "#modules/payments/layouts/layout.ts";
import { layouts } from "#modules/payments/layouts/layouts.ts";
import { npfr } from "#spaces/npfr/space.ts";
import type { Space } from "#spaces/space.ts";
import { Browser } from "../../support/browser.ts";
import { activePerson, usualPassword } from "../../support/persons.ts";
import { type RunningHouse, runHouse } from "../../support/running-house.ts";
import { grants } from "./grants/grants.layout.ts";

/** A layout is its folder, its migration, its line in the list, and its name in a policy. */
const space: Space = {
  ...npfr,
  id: "bourses" as SpaceId,
  policy: {
    ...npfr.policy,
    number: "free",
    payments: {
      layout: grants.name,
      schedule: { kind: "as_claims_come", within: days(45) },
      toldFor: days(30),
    },
  },
};
const list = layouts as Layout[];
const address = "/bourses/espace/prestations";
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

let house: RunningHouse;
let browser: Browser;
beforeAll(async () => {
  list.push(grants);
  house = await runHouse({ space: space.id, extraSpaces: [space], worker: false });
  const owner = new Client({ connectionString: house.database.url });
  await owner.connect();
  const migration = await readFile(new URL("grants/grant-line.sql", import.meta.url), "utf8");
  await owner.query(migration).finally(() => owner.end());
  const { email, number } = await activePerson(house.ctx);
  browser = new Browser(house.origin);
  await browser.post("/bourses/connexion", { email, password: usualPassword });
  await importLines(number);
});
afterAll(async () => {
  list.splice(list.indexOf(grants), 1);
  await house.close();
});

async function importLines(number: string) {
  const path = join(tmpdir(), `bourses-${newId()}.csv`);
  const header = "reference;number;paid_on;label;amount;status;course;level;months;rate;fee;begins_on";
  const line = "second cycle;10;33,33;243,5;01/09/2025";
  const rows = [
    `B-0001;${number};15/10/2025;Bourse d’octobre;526,80;payé;Histoire médiévale;${line}`,
    `B-0002;${number};15/11/2025;Bourse de novembre;19,99;payé;Géographie;premier cycle;;;;`,
  ];
  await writeFile(path, [header, ...rows, ""].join("\n"));
  const outcome = await importPayments(house.database.pool, space, {
    path,
    rejectsPath: `${path}.refus.csv`,
    dryRun: false,
    confirm: async () => true,
    onProgress: () => undefined,
  });
  expect(outcome).toMatchObject({ ok: true, value: { added: 2 } });
}

describe("a fourth layout", () => {
  it("shows its columns in the list, and finds its words", async () => {
    const all = await browser.get(address);
    for (const said of ["Formation", "Cycle", "Histoire médiévale", "second cycle", "Géographie"])
      expect(all.text).toContain(said);
    expect(plain(all.text)).toContain("546,79 €");
    expect(all.text).toContain("un versement suit une inscription, dans les 45");
    const found = await browser.get(`${address}?q=medievale`);
    expect(found.text).toContain("Histoire médiévale");
    expect(found.text).not.toContain("Géographie");
  });

  it("shows all its columns in the detail, and none that is empty", async () => {
    const { text } = await browser.get(`${address}?q=B-0001`);
    const path = /\/bourses\/espace\/prestations\/[0-9a-f-]{36}/.exec(text)?.[0] ?? "";
    const detail = plain((await browser.get(path)).text);
    for (const said of ["33,33 %", "La part prise en charge.", "243,50 €", "01/09/2025", "Mois"])
      expect(detail).toContain(said);
    const other = (await browser.get(`${address}?q=B-0002`)).text;
    const bare = /\/bourses\/espace\/prestations\/[0-9a-f-]{36}/.exec(other)?.[0] ?? "";
    expect((await browser.get(bare)).text).not.toContain("La part prise en charge.");
  });

  it("is exported with its columns", async () => {
    const { status, text } = await browser.get(`${address}/export`);
    expect(status).toBe(200);
    const [header = "", ...rows] = text.split("\r\n");
    for (const label of ["Formation", "Cycle", "Mois", "Taux", "Droits", "Début"])
      expect(header).toContain(label);
    const exported = rows.find((row) => row.includes("B-0001")) ?? "";
    for (const cell of ["Histoire médiévale", "second cycle", "33,33", "243,50", "01/09/2025"])
      expect(exported).toContain(cell);
  });

  it("has none of the pages of the other layouts", async () => {
    expect((await browser.get(`${address}/retrouver`)).status).toBe(404);
    expect((await browser.get(`${address}/${newId()}/pourquoi`)).status).toBe(404);
  });

  it("shows the last payments on Accueil", async () => {
    const { text } = await browser.get("/bourses/espace");
    expect(text).toContain("Bourse de novembre");
  });
});
