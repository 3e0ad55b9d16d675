import { join } from "node:path";
import { afterAll, expect, it, vi } from "vitest";
import { parvisCommand } from "../../registry/import-process.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { booked, camt054, details, pain001 } from "../iso20022/messages.ts";
import { ibans, line, openPayments, paymentsFile } from "./payments-desk.ts";

// Every command starts a process.
vi.setConfig({ testTimeout: 90_000 });

const database = await freshDatabase();
const folder = await temporaryFolder();
const desk = await openPayments(database, folder.path);
const parvis = parvisCommand(database.url, folder.path);
afterAll(async () => {
  await database.close();
  await folder[Symbol.asyncDispose]();
});

const number = "N1000001";
const importFile = async (content: string, ...words: string[]) =>
  parvis("import", "payments", "npfr", await desk.write(content), ...words);

it("reports payment lines in French, rehearses, applies, and says that the same file changes nothing", async () => {
  await desk.inSpace((trx) => trx.updateTable("holder").set({ number }).where("number", "=", "N1").execute());
  const lines = ["526,80", "526.80", "526,80", "19,99"].map((amount, index) =>
    line(`V1-${index}`, { number, amount, transfer: "V1", memo: "x" }),
  );
  const file = paymentsFile(lines);
  const rehearsed = await importFile(file, "--dry-run");
  expect(rehearsed).toMatchObject({ code: 0 });
  expect(rehearsed.printed).toMatch(
    /UTF-8, séparateur « ; », lignes : 4\n {2}Nouvelles +4 \(virements : 1\)/,
  );
  expect(rehearsed.printed).toContain("Ordonnés : 1 600,39 € (lignes : 4)");
  expect(rehearsed.printed).toContain("Colonnes inconnues, ignorées : memo");
  expect(rehearsed.printed).toContain("Essai seulement : rien n’a été changé.");
  expect(await desk.payments()).toEqual([]);
  expect((await importFile(file, "--yes")).printed).toContain("Import terminé.");
  expect((await importFile(file)).printed).toContain("Rien à changer : tout est déjà enregistré.");
});

it("reports a message of the bank, lists what matches nothing, and says when it was imported before", async () => {
  const order = pain001({
    batches: [{ transfers: [{ reference: "A", iban: ibans[1] }, { iban: "DE89370400440532013000" }] }],
  });
  const ordered = await importFile(order);
  expect(ordered).toMatchObject({ code: 0 });
  expect(ordered.printed).toMatch(
    /ordre de virements pain\.001\.001\.03, MsgId ORDRE-1 : 2\n {2}Nouveaux +1/,
  );
  expect(ordered.printed).toMatch(
    /Mis de côté :\n {2}Ligne \d+ : aucun virement n’a cette référence, et aucun titulaire/,
  );
  expect(ordered.printed).toContain(
    "À savoir : l’en-tête ne dit pas NbOfTxs ni CtrlSum : ce contrôle n’a pas eu lieu",
  );
  expect(await importFile(order)).toMatchObject({
    code: 0,
    printed: expect.stringMatching(
      /déjà été importé le \d\d\/\d\d\/\d{4} \(prestations-\d+\) : il ne change rien\./,
    ),
  });
  const notice = camt054("08", [
    booked("08", { details: details("08", "DBIT", { reference: "A", amount: "10.00" }) }),
  ]);
  expect((await importFile(notice)).printed).toMatch(
    /Payés +1[\s\S]*Payés : 10,00 € \(virements : 1\)\nImport terminé/,
  );
  const unknown = camt054("08", [
    booked("08", { details: details("08", "DBIT", { reference: "NOBODY", amount: "12.34" }) }),
  ]).replace("AVIS-1", "AVIS-2");
  expect((await importFile(unknown)).printed).toContain("Rien n’a été changé : voyez la liste");
});

it("exits with 1 for a refused or missing file, and with 2 for bad usage", async () => {
  const refused = await importFile(paymentsFile([line("Z", { number, amount: "x" })]));
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.printed).toContain("Ligne 2, colonne amount : montant illisible");
  expect(refused.printed).toMatch(/Tous les refus sont dans .*\.refus\.csv/);
  expect(await parvis("import", "payments", "npfr", join(folder.path, "absent.csv"))).toMatchObject({
    code: 1,
  });
  expect(await parvis("import", "payments", "npfr")).toMatchObject({ code: 2 });
  expect(await parvis("import", "payments", "nowhere", "x.csv")).toMatchObject({ code: 2 });
  expect((await parvis("import", "payments", "--help")).printed).toContain("reference, number, paid_on");
});
