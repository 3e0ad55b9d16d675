import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hours } from "#kernel/duration.ts";
import { Browser } from "../support/browser.ts";
import { activePerson, type Person, personWithLetters, usualPassword } from "../support/persons.ts";
import { linkIn, type RunningHouse, runHouse } from "../support/running-house.ts";
import { travel } from "../support/travel.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse();
});
afterAll(() => house.close());

/** From the letters to the page that announces a mail. */
async function chooseCredentials(person: Person, browser = new Browser(house.origin)) {
  await browser.post("/npfr/inscription", { number: person.number, password: person.secret });
  const { email, password } = person;
  await browser.post("/npfr/inscription/bienvenue", { email, password, password_confirmation: password });
  return browser;
}

describe("from the letters to the signed-in space", () => {
  it("goes step by step as the guide shows", async () => {
    const person = await personWithLetters(house.ctx);
    const browser = new Browser(house.origin);
    const recognised = await browser.post("/npfr/inscription", {
      number: person.number,
      password: person.secret.toLowerCase().replaceAll("-", " "),
    });
    expect(recognised.location).toBe("/npfr/inscription/bienvenue");
    const { email, password } = person;
    const chosen = await browser.post("/npfr/inscription/bienvenue", {
      email,
      password,
      password_confirmation: password,
    });
    expect(chosen.location).toBe("/npfr/inscription/mail");
    expect((await browser.get("/npfr/inscription/mail")).text).toContain(email);
    const [mail] = await house.mailsTo(email);
    const home = await browser.visit(linkIn(mail));
    expect(home.text).toContain("Compte activé");
    const signedIn = await browser.post("/npfr/connexion", { email, password });
    expect(signedIn.location).toBe("/npfr/espace");
    expect((await browser.get("/npfr/espace")).text).toContain("Bonjour Maëlys");
  });

  it("lets a typo in the address be corrected, and the former link stops working", async () => {
    const person = await personWithLetters(house.ctx);
    const browser = await chooseCredentials({ ...person, email: `x${person.email}` });
    const [wrong] = await house.mailsTo(`x${person.email}`);
    await browser.post("/npfr/inscription/mail", { choice: "correct" });
    const corrected = await browser.post("/npfr/inscription/adresse", { email: person.email });
    expect(corrected.location).toBe("/npfr/inscription/mail");
    expect((await browser.visit(linkIn(wrong))).status).toBe(410);
    const [right] = await house.mailsTo(person.email);
    expect((await browser.visit(linkIn(right))).text).toContain("Compte activé");
  });

  it("sends the same link again, at most three mails an hour", async () => {
    const person = await personWithLetters(house.ctx);
    const browser = await chooseCredentials(person);
    await browser.post("/npfr/inscription/mail", { choice: "resend" });
    await browser.post("/npfr/inscription/mail", { choice: "resend" });
    expect((await browser.post("/npfr/inscription/mail", { choice: "resend" })).status).toBe(429);
    const mails = await house.mailsTo(person.email, 3);
    expect(mails).toHaveLength(3);
    expect(new Set(mails.map(linkIn)).size).toBe(1);
  });

  it("asks for a confirmation in another browser, and says that a used link is used", async () => {
    const person = await personWithLetters(house.ctx);
    await chooseCredentials(person);
    const [mail] = await house.mailsTo(person.email);
    const elsewhere = new Browser(house.origin);
    expect((await elsewhere.visit(linkIn(mail))).text).toContain("Une dernière vérification");
    expect((await elsewhere.post("/npfr/lien", { proof: "N0000000" })).status).toBe(401);
    expect((await elsewhere.post("/npfr/lien", { proof: ` ${person.number.toLowerCase()}` })).location).toBe(
      "/npfr",
    );
    expect((await elsewhere.visit(linkIn(mail))).text).toContain("Ce lien a déjà servi");
  });

  it("lets links expire after 24 hours and offers to start again", async () => {
    const person = await personWithLetters(house.ctx);
    const browser = await chooseCredentials(person);
    const [mail] = await house.mailsTo(person.email);
    await travel(house.database, hours(24.01));
    const late = await browser.visit(linkIn(mail));
    expect(late.status).toBe(410);
    expect(late.text).toContain('href="/npfr/inscription"');
    const again = await chooseCredentials(person);
    const [, second] = await house.mailsTo(person.email, 2);
    expect((await again.visit(linkIn(second))).text).toContain("Compte activé");
  });
});

describe("an address that an account already has", () => {
  it("its owner is told by mail, and the page reveals nothing", async () => {
    const owner = await activePerson(house.ctx);
    const person = { ...(await personWithLetters(house.ctx)), email: owner.email.toUpperCase() };
    const browser = await chooseCredentials(person);
    expect((await browser.get("/npfr/inscription/mail")).text).toContain("Un mail vient de vous être envoyé");
    const [told] = await house.mailsTo(person.email);
    expect(told?.subject).toBe("Votre adresse mail sert déjà à un compte");
    expect(told?.text).not.toContain("/lien/");
  });

  it("the link says so when the address was taken after the mail", async () => {
    const first = await personWithLetters(house.ctx);
    const second = { ...(await personWithLetters(house.ctx)), email: first.email };
    const one = await chooseCredentials(first);
    const other = await chooseCredentials(second);
    const mails = await house.mailsTo(first.email, 2);
    expect((await one.visit(linkIn(mails[0]))).text).toContain("Compte activé");
    const late = await other.visit(linkIn(mails[1]));
    expect(late.status).toBe(410);
    expect(late.text).toContain("adresse");
  });
});

describe("a lost password", () => {
  it("is replaced through a link; every session ends and the holder is told", async () => {
    const person = await activePerson(house.ctx);
    const before = new Browser(house.origin);
    await before.post("/npfr/connexion", { email: person.email, password: usualPassword });
    const browser = new Browser(house.origin);
    const asked = await browser.post("/npfr/mot-de-passe-oublie", { email: person.email });
    expect(asked.location).toBe("/npfr/mot-de-passe-oublie/mail");
    const [mail] = await house.mailsTo(person.email);
    expect((await browser.visit(linkIn(mail))).text).toContain("Nouveau mot de passe");
    const password = "Framboise bleue 71";
    const changed = await browser.post("/npfr/mot-de-passe-oublie/nouveau", {
      password,
      password_confirmation: password,
    });
    expect(changed.location).toBe("/npfr/connexion");
    expect((await before.get("/npfr/espace")).location).toBe("/npfr/connexion");
    expect((await browser.post("/npfr/connexion", { email: person.email, password })).location).toBe(
      "/npfr/espace",
    );
    const [, told] = await house.mailsTo(person.email, 2);
    expect(told?.text).not.toContain("/lien/");
  });

  it("looks the same for an unknown address, and nothing is sent", async () => {
    const browser = new Browser(house.origin);
    const asked = await browser.post("/npfr/mot-de-passe-oublie", { email: "personne@boite.example" });
    expect(asked.location).toBe("/npfr/mot-de-passe-oublie/mail");
    const person = await activePerson(house.ctx);
    await browser.post("/npfr/mot-de-passe-oublie", { email: person.email });
    await house.mailsTo(person.email);
    expect(await house.mailsTo("personne@boite.example", 0)).toHaveLength(0);
  });
});

describe("signing in", () => {
  it("keeps a separate quota for a browser that signed in before", async () => {
    const person = await activePerson(house.ctx);
    const known = new Browser(house.origin);
    const right = { email: person.email, password: usualPassword };
    await known.post("/npfr/connexion", right);
    for (let tries = 0; tries < 3; tries += 1)
      await new Browser(house.origin).post("/npfr/connexion", { ...right, password: "faux" });
    expect((await new Browser(house.origin).post("/npfr/connexion", right)).status).toBe(429);
    expect((await known.post("/npfr/connexion", right)).location).toBe("/npfr/espace");
  });

  it("refuses an identifiant instead of the address, without looking up a person", async () => {
    const person = await activePerson(house.ctx);
    const known = await new Browser(house.origin).post("/npfr/connexion", {
      email: person.number,
      password: "x",
    });
    expect(known.status).toBe(400);
    expect(known.text).toContain("elle remplace l’identifiant");
  });
});
