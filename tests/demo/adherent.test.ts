import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSecrets } from "#demo/load/kept-secrets.ts";
import { countDeadLettersOf } from "#infra/jobs/dead-letters.queries.ts";
import { countSuppressed } from "#infra/mail/bounces/returned-lists.queries.ts";
import { Browser } from "../support/browser.ts";
import { solveCaptcha } from "../support/solve-captcha.ts";
import { type Demonstrated, openDemonstrated } from "./demonstrated.ts";

let demo: Demonstrated;
beforeAll(async () => {
  demo = await openDemonstrated();
}, 60_000);
afterAll(() => demo.close());

const door = "/adherent/mot-de-passe-oublie";
const numberOf = (name: string) => demo.valueAfter(name, "numéro d’adhérent");

/** Signs in with the values of the table. */
async function signIn(name: string, password = demo.valueAfter(name, "mot de passe")) {
  const browser = new Browser(demo.origin);
  const captcha = await solveCaptcha(demo.house.keys, browser, "/adherent/connexion");
  const typed = { number: numberOf(name), password, ...captcha };
  return { browser, answer: await browser.post("/adherent/connexion", typed) };
}

/** Up to the contacts on file, by the number of the table. */
async function atContacts(name: string) {
  const browser = new Browser(demo.origin);
  await browser.post(`${door}/numero`, { number: numberOf(name) });
  return { browser, page: (await browser.get(`${door}/choix`)).text };
}

const offers = (page: string) =>
  ["mail", "SMS", "courrier"].filter((way) => page.includes(`>Recevoir ${wordsOf(way)} par ${way}<`));
const wordsOf = (way: string) => (way === "courrier" ? "un nouveau mot de passe" : "mon code");

describe("the table of demonstration persons", () => {
  it("has an active one who signs in at once, with a journal and a second device", async () => {
    const { browser, answer } = await signIn("Hélène Carpentier");
    expect(answer.location).toBe("/adherent/espace");
    const security = (await browser.get("/adherent/espace/securite")).text;
    expect(security).toContain("Chrome sur Android");
    expect(security).toContain("Essai manqué");
    const file = (await browser.get("/adherent/espace/informations")).text;
    expect(file).toContain("h••••@b••••.example");
    expect(file).toMatch(/06.••.••.••.18/);
  });

  it("has one who is advised to renew his password, and can sign in", async () => {
    const { browser, answer } = await signIn("Marc Delattre");
    expect(answer.location).toBe("/adherent/espace");
    expect((await browser.get("/adherent/espace")).text).toMatch(/tous les 6.mois/);
  });

  it("has one whose mails come back, told at home, and work that was given up", async () => {
    const { browser } = await signIn("Marc Delattre");
    expect((await browser.get("/adherent/espace")).text).toContain("Corriger votre adresse");
    const [suppressed, failed] = await demo.house
      .contextOf("adherent")
      .db.inTransaction(async (trx) => [await countSuppressed(trx), await countDeadLettersOf(trx)] as const);
    expect(suppressed.count).toBe(1);
    expect(failed.jobs).toBe(1);
  });

  it("has a locked one", async () => {
    expect(demo.lineOf("Sofia Benali")).toContain("Compte bloqué");
    expect((await signIn("Sofia Benali")).answer.status).toBe(429);
  });

  it.each([
    ["Yann Kermarrec", ["mail", "courrier"], "yann.kermarrec@boite.example"],
    ["Lucette Aubry", ["SMS", "courrier"], "+33639987436"],
    ["Thomas Nguyen", ["mail", "SMS", "courrier"], "thomas.nguyen@boite.example"],
  ])("has %s with the listed ways, and sends a code to the listed contact", async (name, ways, contact) => {
    const { browser, page } = await atContacts(name);
    expect(offers(page)).toEqual(ways);
    await browser.post(`${door}/choix`, { choice: ways[0] === "SMS" ? "sms" : "mail" });
    const [message] = await demo.arrived(contact);
    expect(message?.text).toMatch(/^\d{6}$/m);
  });

  it.each(["Odette Fournier", "René Barbier"])("has %s, who can only request a letter", async (name) => {
    expect(demo.lineOf(name)).toContain("ni mail ni mobile");
    expect(offers((await atContacts(name)).page)).toEqual(["courrier"]);
  });

  it("says whose e-mail address now belongs to somebody else", async () => {
    expect(demo.lineOf("Patrick Lemoine")).toContain("n’est plus la sienne");
    expect(demo.lineOf("Patrick Lemoine")).toContain("demander le courrier");
  });

  it("has one whose provisional password, sent by post, leads to a new one", async () => {
    const { browser, answer } = await signIn("Jeannine Roche");
    expect(answer.location).toBe("/adherent/connexion/nouveau-mot-de-passe");
    expect((await browser.get(answer.location ?? "")).text).toContain("Nouveau mot de passe");
  });

  it("treats an unknown number like any other", async () => {
    expect(offers((await atContacts("Personne")).page)).toContain("courrier");
  });
});

it("joins an earlier demonstration of another space", async () => {
  const elsewhere = await openDemonstrated({ only: "npfr" });
  expect(await readSecrets(elsewhere.folder, "adherent")).toBeNull();
  await elsewhere.again();
  expect(elsewhere.lineOf("Hélène Carpentier")).toContain("Compte actif");
  expect(elsewhere.lineOf("Anne Le Guennec")).toContain("Compte actif");
  await elsewhere.close();
}, 60_000);
