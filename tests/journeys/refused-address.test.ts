import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { spaces } from "#spaces/index.ts";
import { npfr } from "#spaces/npfr/space.ts";
import { inSpace } from "../attacks/three-spaces.ts";
import { openSink, type Sink } from "../mail/smtp-sink.ts";
import { Browser } from "../support/browser.ts";
import { personWithLetters, usualPassword } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { bare } from "./codes.ts";
import { enrol, establishment } from "./enrolments.ts";

let sink: Sink;
let house: RunningHouse;
beforeAll(async () => {
  sink = await openSink({
    onRecipient(to) {
      if (to.startsWith("inconnue")) return { code: 550, text: "5.1.1 User unknown" };
      if (to.startsWith("attente")) return { code: 550, text: "5.5.0 Service refuse. LPN007_510" };
      return null;
    },
  });
  house = await runHouse({ space: "sante", env: { SMTP_URL: sink.url.href } });
});
afterAll(async () => {
  await house.close();
  await sink.close();
});

const refused = "Le serveur a refusé cette adresse";
const spam = "indésirables";
const soon = { timeout: 15_000, interval: 50 };

/** Browsers at N5 and S4, with that address chosen. */
const standing = {
  async npfr(email: string) {
    const { number, secret } = await personWithLetters(inSpace(npfr, house).ctx);
    const browser = new Browser(house.origin);
    await browser.post("/npfr/inscription", { number, password: secret });
    const password = { password: usualPassword, password_confirmation: usualPassword };
    await browser.post("/npfr/inscription/bienvenue", { email, ...password });
    return browser;
  },
  sante: async (email: string) => enrol(house, { ...(await establishment(house)), email }),
};

const addressTermOf = (id: string) => spaces.find((space) => space.id === id)?.wording.emailAddress ?? "";

describe.each(Object.entries(standing))("the page that announces the mail in %s", (space, stand) => {
  const page = `/${space}/inscription/mail`;

  it("says that the server refused the address, and leads to its correction", async () => {
    const browser = await stand(`inconnue.${space}@boite.example`);
    await vi.waitFor(async () => expect((await browser.get(page)).text).toContain(refused), soon);
    const { text } = await browser.get(page);
    expect(text).not.toContain(spam);
    expect(text).toContain(`Corriger mon ${addressTermOf(space)}`);
    expect((await browser.post(page, { choice: "correct" })).location).toBe(`/${space}/inscription/adresse`);
    const email = `connue.${space}@boite.example`;
    await browser.post(`/${space}/inscription/adresse`, { email, email_confirmation: email });
    const corrected = await browser.get(page);
    expect(corrected.text).toContain("Un mail vient de vous être envoyé");
    expect(corrected.text).not.toContain(refused);
  });

  it("lets a mistyped address be corrected again and again, within the day's mails", async () => {
    const { perHolderAndDay } = npfr.policy.mail;
    const email = (index: number) => `inconnue.${space}.${index}@boite.example`;
    const browser = await stand(email(0));
    const correct = async (typed: string) => {
      await browser.post(page, { choice: "correct" });
      return browser.post(`/${space}/inscription/adresse`, { email: typed, email_confirmation: typed });
    };
    for (let sent = 1; sent < perHolderAndDay; sent += 1) {
      await vi.waitFor(async () => expect((await browser.get(page)).text).toContain(refused), soon);
      expect((await correct(email(sent))).location).toBe(page);
    }
    const enough = await correct(`bonne.${space}@boite.example`);
    expect(enough.status).toBe(429);
    expect(enough.text).toMatch(/Plusieurs mails ont déjà été envoyés[\s\S]*attendez jusqu’/);
    expect(enough.text).not.toContain("toujours bon");
  });

  it("says that a mail has not left yet, and never that it did", async () => {
    const browser = await stand(`attente.${space}@laposte.net`);
    const held = "Le mail n’est pas encore parti";
    await vi.waitFor(async () => expect((await browser.get(page)).text).toContain(held), soon);
    const { text } = await browser.get(page);
    expect(text).not.toContain(spam);
    expect(text).not.toContain(refused);
  });
});

describe("REC-11: a person without any proof", () => {
  it("sees the same page for a refused mail and for an unknown address", async () => {
    const { ctx, openAccount } = inSpace(npfr, house);
    const owner = await openAccount();
    const email = `inconnue.${owner.email}`;
    await ctx.db.inTransaction((trx) =>
      trx
        .updateTable("account")
        .set({ email, email_key: email })
        .where("holder_id", "=", owner.holderId)
        .execute(),
    );
    const pages = [];
    for (const typed of [email, "personne@boite.example"]) {
      const browser = new Browser(house.origin);
      await browser.post("/npfr/mot-de-passe-oublie", { email: typed });
      if (typed === email) await vi.waitFor(() => expect(sink.tries.get(email)).toBe(1), soon);
      pages.push(bare((await browser.get("/npfr/mot-de-passe-oublie/mail")).text, typed));
    }
    expect(pages[0]).toBe(pages[1]);
  });
});
