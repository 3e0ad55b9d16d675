import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hours } from "#kernel/duration.ts";
import { Browser } from "../support/browser.ts";
import { activePerson, type Person, personWithLetters, usualPassword } from "../support/persons.ts";
import { linkIn, type RunningHouse, runHouse } from "../support/running-house.ts";
import { travel } from "../support/travel.ts";
import * as sante from "./enrolments.ts";

const awaiting = "/connexion/activation";
const wrong = "Faux-mot 58";

describe("a right password before the activation, at npfr", () => {
  let house: RunningHouse;
  beforeAll(async () => {
    house = await runHouse();
  });
  afterAll(() => house.close());

  const signIn = (email: string, password: string, browser = new Browser(house.origin)) =>
    browser.post("/npfr/connexion", { email, password });

  /** From the letters to the page that announces a mail. */
  async function choose({ number, secret }: Person, email: string, password = usualPassword) {
    const browser = new Browser(house.origin);
    await browser.post("/npfr/inscription", { number, password: secret });
    await browser.post("/npfr/inscription/bienvenue", { email, password, password_confirmation: password });
    return browser;
  }
  const waiting = async () => {
    const person = await personWithLetters(house.ctx);
    return { ...person, began: await choose(person, person.email) };
  };

  it("says that the space is not activated, in any browser, and sends the same link again", async () => {
    const { email, began } = await waiting();
    const [first] = await house.mailsTo(email);
    const elsewhere = new Browser(house.origin);
    expect((await signIn(` ${email.toUpperCase()}`, usualPassword, elsewhere)).location).toBe(
      `/npfr${awaiting}`,
    );
    const page = await elsewhere.get(`/npfr${awaiting}`);
    expect(page.text).toContain("Votre espace n’est pas encore activé");
    expect(page.text).toContain(email);
    expect(page.text).toContain('href="/npfr/inscription">Recommencez');
    await signIn(email, usualPassword, began);
    expect((await began.get(`/npfr${awaiting}`)).text).toContain('href="/npfr/inscription/mail">Corriger');
    const resent = await elsewhere.post(`/npfr${awaiting}`, { choice: "resend" });
    expect(resent.location).toBe(`/npfr${awaiting}`);
    const [, second] = await house.mailsTo(email, 2);
    expect(linkIn(second)).toBe(linkIn(first));
    expect((await began.visit(linkIn(second))).text).toContain("Compte activé");
    expect((await elsewhere.get(`/npfr${awaiting}`)).text).toContain("Ce lien n’est plus attendu");
    expect((await elsewhere.post(`/npfr${awaiting}`, { choice: "resend" })).status).toBe(409);
    expect((await signIn(email, usualPassword)).location).toBe("/npfr/espace");
  });

  it("sends no more mails than the page of the first connection", async () => {
    const { email } = await waiting();
    const browser = new Browser(house.origin);
    await signIn(email, usualPassword, browser);
    for (const status of [303, 303, 429])
      expect((await browser.post(`/npfr${awaiting}`, { choice: "resend" })).status).toBe(status);
  });

  it("counts no try and gives none back", async () => {
    const { email } = await waiting();
    const statuses = [];
    for (const password of [wrong, usualPassword, usualPassword, wrong, usualPassword, wrong, usualPassword])
      statuses.push((await signIn(email, password)).status);
    expect(statuses).toEqual([401, 303, 303, 401, 303, 429, 429]);
    await travel(house.database, hours(2.01));
    expect((await signIn(email, usualPassword)).location).toBe(`/npfr${awaiting}`);
  });

  it("compares a wrong password as often whether credentials wait or not", async () => {
    const { email } = await waiting();
    const owner = await activePerson(house.ctx);
    const compared = [];
    for (const name of [email, owner.email, "personne@boite.example"]) {
      const before = house.verifications();
      expect((await signIn(name, wrong)).status).toBe(401);
      compared.push(house.verifications() - before);
    }
    expect(compared).toEqual([2, 2, 2]);
    const before = house.verifications();
    expect((await signIn(owner.email, usualPassword)).location).toBe("/npfr/espace");
    expect(house.verifications() - before).toBe(1);
  });

  it("is no guess at the account that has the address, and does not reveal that account", async () => {
    const owner = await activePerson(house.ctx);
    const guess = "Camomille verte 23";
    await choose(await personWithLetters(house.ctx), owner.email, guess);
    for (const _ of [1, 2, 3, 4]) {
      const thief = new Browser(house.origin);
      expect((await signIn(owner.email, guess, thief)).location).toBe(`/npfr${awaiting}`);
      expect((await thief.get(`/npfr${awaiting}`)).text).toContain("n’est pas encore activé");
    }
    const same = new Browser(house.origin);
    const atHome = new Browser(house.origin);
    expect((await signIn(owner.email, usualPassword, atHome)).location).toBe("/npfr/espace");
    await choose(await personWithLetters(house.ctx), owner.email, usualPassword);
    expect((await signIn(owner.email, usualPassword, atHome)).location).toBe("/npfr/espace");
    expect((await signIn(owner.email, usualPassword, same)).location).toBe(`/npfr${awaiting}`);
    expect((await same.get("/npfr/espace")).status).toBe(303);
  });

  it("has nothing to send once another browser has opened the account with other credentials", async () => {
    const person = await personWithLetters(house.ctx);
    await choose(person, person.email, "Camomille verte 23");
    const awaits = new Browser(house.origin);
    await signIn(person.email, "Camomille verte 23", awaits);
    const second = await choose(person, `autre.${person.email}`);
    const [mail] = await house.mailsTo(`autre.${person.email}`);
    await second.visit(linkIn(mail));
    expect((await awaits.get(`/npfr${awaiting}`)).text).toContain("Ce lien n’est plus attendu");
    expect((await awaits.post(`/npfr${awaiting}`, { choice: "resend" })).status).toBe(409);
  });

  it("is not recognised once another browser has opened the account, nor after 24 hours", async () => {
    const person = await personWithLetters(house.ctx);
    await choose(person, person.email, "Camomille verte 23");
    const second = await choose(person, person.email);
    const mails = await house.mailsTo(person.email, 2);
    await second.visit(linkIn(mails[1]));
    expect((await signIn(person.email, "Camomille verte 23")).status).toBe(401);
    expect((await signIn(person.email, usualPassword)).location).toBe("/npfr/espace");
    const { email } = await waiting();
    await travel(house.database, hours(24.01));
    expect((await signIn(email, usualPassword)).status).toBe(401);
  });
});

describe("a right password before the activation, at sante", () => {
  let house: RunningHouse;
  beforeAll(async () => {
    house = await runHouse({ space: "sante" });
  });
  afterAll(() => house.close());

  it("says so to the number, and names an address to confirm where the account is open (S8)", async () => {
    const inscribed = await sante.establishment(house);
    const without = await sante.establishment(house, { account: "without_address" });
    for (const [who, words] of [
      [inscribed, "Votre espace n’est pas encore activé"],
      [without, "Votre adresse e-mail n’est pas encore confirmée"],
    ] as const) {
      await sante.enrol(house, who);
      const browser = new Browser(house.origin);
      const answer = await browser.post("/sante/connexion", { number: who.number, password: sante.password });
      expect(answer.location).toBe(`/sante${awaiting}`);
      const page = await browser.get(`/sante${awaiting}`);
      expect([page.text.includes(words), page.text.includes(who.email)]).toEqual([true, true]);
    }
    expect((await sante.signIn(house, without.number, usualPassword)).location).toBe("/sante/espace");
    expect((await sante.signIn(house, inscribed.number, usualPassword)).status).toBe(401);
  });
});
