import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Browser } from "../support/browser.ts";
import { type Demonstrated, openDemonstrated } from "./demonstrated.ts";

let demo: Demonstrated;
beforeAll(async () => {
  demo = await openDemonstrated();
}, 90_000);
afterAll(() => demo.close());

const numberOf = (name: string) => demo.valueAfter(name, "numéro FINESS");

async function signIn(name: string) {
  const browser = new Browser(demo.origin);
  const typed = { number: numberOf(name), password: demo.valueAfter(name, "mot de passe") };
  return { browser, answer: await browser.post("/sante/connexion", typed) };
}

/** Proves identity with the values of the table. */
async function enrol(name: string, tail = demo.valueAfter(name, "fin de l’IBAN")) {
  const browser = new Browser(demo.origin);
  return { browser, answer: await browser.post("/sante/inscription", { number: numberOf(name), tail }) };
}

describe("the table of demonstration establishments", () => {
  it("has an active one that signs in at once, with a journal and a second device", async () => {
    const { browser, answer } = await signIn("CH ND LA MISERICORDE");
    expect(answer.location).toBe("/sante/espace");
    expect((await browser.get("/sante/espace")).text).toContain("33 millions");
    const security = (await browser.get("/sante/espace/securite")).text;
    expect(security).toContain("33 millions");
    expect(security).toContain("Chrome sur Android");
  });

  it("has a locked one", async () => {
    expect(demo.lineOf("CLINIQUE SAINT YVES")).toContain("Compte bloqué");
    expect((await signIn("CLINIQUE SAINT YVES")).answer.status).toBe(429);
  });

  it.each(["POLYCLINIQUE LYON NORD", "HOPITAL PRIVÉ LE BOIS"])(
    "has %s, which can start with the end of its IBAN",
    async (name) => {
      expect((await enrol(name)).answer.location).toBe("/sante/inscription/bienvenue");
    },
  );

  it("has one without an IBAN, refused like any other and told by mail", async () => {
    const { answer } = await enrol("CENTRE SSR -MARIENBRONN-", "12345");
    expect(answer.status).toBe(401);
    const [mail] = await demo.arrived("secretariat@marienbronn.example");
    expect(mail?.text).toContain("RIB");
  });

  it("has one without an address, which signs in and can prove again", async () => {
    const name = "SSR ROZ ARVOR";
    expect(demo.lineOf(name)).toContain("Mettre à jour mon compte");
    expect((await signIn(name)).answer.location).toBe("/sante/espace");
    expect((await enrol(name)).answer.location).toBe("/sante/inscription/bienvenue");
  });

  it("has one whose activation mail waits in the mailbox", async () => {
    const [mail] = await demo.arrived("tiers-payant@ch-morlaix.example");
    expect(mail?.text).toMatch(/^http\S+\/sante\/lien\S*$/m);
  });

  it("treats an unknown number like any other", async () => {
    const typed = { number: "350099990", tail: "12345" };
    expect((await new Browser(demo.origin).post("/sante/inscription", typed)).status).toBe(401);
  });
});
