import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeAt, codeLasts, readSecret } from "#account/factors/totp/totp.ts";
import { demonstrationLetters } from "#demo/places.ts";
import { days } from "#kernel/duration.ts";
import { Browser } from "../support/browser.ts";
import { linkIn } from "../support/running-house.ts";
import { travel } from "../support/travel.ts";
import { type Demonstrated, openDemonstrated } from "./demonstrated.ts";

let demo: Demonstrated;
let origin: string;
let folder: string;
beforeAll(async () => {
  demo = await openDemonstrated();
  ({ origin, folder } = demo);
}, 60_000);
afterAll(() => demo.close());

const lineOf = (name: string) => demo.lineOf(name);
const valueAfter = (name: string, label: string) => demo.valueAfter(name, label);
const credentialsIn = (name: string) => ({
  email: valueAfter(name, "adresse mail"),
  password: valueAfter(name, "mot de passe"),
});
const lettersIn = (name: string) => ({
  number: valueAfter(name, "identifiant"),
  password: valueAfter(name, "mot de passe"),
});

describe("the table of demonstration persons", () => {
  it.each(["Hugo Lambert", "Claire Besson", "Nadia Ferreira"])(
    "has %s of the staff, who signs in",
    async (name) => {
      const browser = new Browser(origin);
      await browser.get("/gestion/connexion");
      const typed = { email: valueAfter(name, "adresse e-mail"), password: valueAfter(name, "mot de passe") };
      const proven = await browser.post("/gestion/connexion", typed);
      expect(proven.location).toBe("/gestion/connexion/verification");
      const code = new RegExp(`${name}.*?<strong>(\\d{6})</strong>`).exec(
        (await browser.get("/_dev/codes")).text,
      )?.[1];
      await browser.get("/gestion/connexion/verification");
      await browser.post("/gestion/connexion/verification", { choice: "code", code: code ?? "" });
      expect((await browser.get("/gestion")).status).toBe(200);
      const secret = readSecret(valueAfter(name, "clé de l’application de codes"));
      expect([codeAt(secret, Date.now() / 1000), codeAt(secret, Date.now() / 1000 - codeLasts)]).toContain(
        code,
      );
    },
  );

  it("has an active one who signs in at once, with a journal and a second device", async () => {
    const browser = new Browser(origin);
    const answer = await browser.post("/npfr/connexion", credentialsIn("Anne Le Guennec"));
    expect(answer.location).toBe("/npfr/espace");
    const security = (await browser.get("/npfr/espace/securite")).text;
    expect(security).toContain("Chrome sur Android");
    expect(security).toContain("Essai manqué");
    const journal = (await browser.get("/npfr/espace/securite/journal")).text;
    expect(journal).toContain("Compte activé");
  });

  it("has a locked one", async () => {
    expect(lineOf("Loïc Morvan")).toContain("Compte bloqué");
    const answer = await new Browser(origin).post("/npfr/connexion", credentialsIn("Loïc Morvan"));
    expect(answer.status).toBe(429);
  });

  it("has one whose activation mail waits in the mailbox, and opens an account", async () => {
    const mails = await demo.arrived("ines.celik@boite.example");
    const browser = new Browser(origin);
    await browser.visit(linkIn(mails[0]));
    const { number, password } = lettersIn("Inès Çelik");
    await browser.post("/npfr/lien", { proof: number });
    const answer = await browser.post("/npfr/connexion", { email: "ines.celik@boite.example", password });
    expect(answer.location).toBe("/npfr/espace");
  });

  it.each(["Maëlys Lefèvre", "Joseph D’Alméida"])(
    "has %s, who can start with the two letters",
    async (name) => {
      const answer = await new Browser(origin).post("/npfr/inscription", lettersIn(name));
      expect(answer.location).toBe("/npfr/inscription/bienvenue");
    },
  );

  it("has one whose letter has expired, and says so", async () => {
    const answer = await new Browser(origin).post("/npfr/inscription", lettersIn("Yvonne Prigent"));
    expect(answer.status).toBe(401);
    expect(answer.text).toContain("plus valable");
  });

  it("says whose letters came back, who moved and whose letters are to print", () => {
    expect(lineOf("Bernard García")).toContain("--reissue N1048079");
    expect(lineOf("Solange Bœuf")).toContain("a déménagé");
    expect(lineOf("Georges Martin")).toContain("Courriers à imprimer");
  });
});

it("prints letters with the values of the table", async () => {
  const letters = demonstrationLetters(folder);
  const pdfs = (await readdir(letters)).filter((name) => /^npfr.*\.pdf$/.test(name));
  expect(pdfs).toHaveLength(2);
  const { stdout } = await promisify(execFile)("pdftotext", [
    join(letters, pdfs.find((name) => name.includes("mot-de-passe")) ?? ""),
    "-",
  ]);
  expect(stdout).toContain(lettersIn("Maëlys Lefèvre").password);
  const page = await new Browser(origin).get("/_dev/courriers");
  for (const name of pdfs) expect(page.text).toContain(`/_dev/courriers/${name}`);
  const pdf = await fetch(`${origin}/_dev/courriers/${pdfs[0]}`);
  expect(pdf.headers.get("content-type")).toBe("application/pdf");
  expect((await fetch(`${origin}/_dev/courriers/..%2Ftable-npfr.json`)).status).toBe(404);
});

it("keeps the provisional passwords readable by their owner only, and changes nothing the second time", async () => {
  const file = join(folder, "demo", "table-npfr.json");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const before = [await countRows(), await readFile(file, "utf8")];
  await demo.again();
  expect([await countRows(), await readFile(file, "utf8")]).toEqual(before);
  expect(lettersIn("Maëlys Lefèvre").password).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$/);
});

it("updates the table when its values expire", async () => {
  await travel(demo.database, days(31));
  await demo.again();
  expect(lineOf("Loïc Morvan")).toContain("Compte actif");
  expect(lineOf("Maëlys Lefèvre")).toContain("périmé");
});

it("does not touch an existing real registry", async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), "parvis-demo-"));
  const before = await countRows();
  expect(await demo.demonstrate(elsewhere)).toContain("son propre registre");
  expect(await countRows()).toEqual(before);
  await rm(elsewhere, { recursive: true });
});

const countRows = async () => {
  const [ctx] = demo.house.contexts;
  return ctx?.db.inTransaction(async (trx) => {
    const rows = ["holder", "enrolment", "letter", "account", "mail", "session", "security_event"] as const;
    const counts: number[] = [];
    for (const name of rows) counts.push((await trx.selectFrom(name).select("space_id").execute()).length);
    return counts;
  });
};
