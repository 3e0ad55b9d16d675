import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hours } from "#kernel/duration.ts";
import { Browser } from "../support/browser.ts";
import { usualPassword } from "../support/persons.ts";
import { linkIn, type RunningHouse, runHouse } from "../support/running-house.ts";
import { travel } from "../support/travel.ts";
import { codeIn, otherThan } from "./codes.ts";
import { asked, choose, door, give, home, professional, signIn } from "./resets.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ space: "sante" });
});
afterAll(() => house.close());

const password = "Tilleul-marine 417";
const nothing = () => new Promise((arrive) => setTimeout(arrive, 1500));

describe("a lost password, with a number and an address (S7 to S10)", () => {
  it("goes from the form to the sign-in page, step by step", async () => {
    const person = await professional(house);
    const browser = new Browser(house.origin);
    const first = await browser.get(door);
    for (const words of ["Numéro FINESS", "Adresse e-mail", "Valider", "Mettre à jour mon compte"])
      expect(first.text).toContain(words);
    expect(first.text).not.toContain("J'ai déjà mon code");
    const sent = await browser.post(door, { number: ` ${person.number} `, email: person.email });
    expect(sent.location).toBe(`${door}/code`);
    const announced = await browser.get(`${door}/code`);
    for (const words of [person.email, "indésirables", "Code de vérification", "Renvoyer le mail"])
      expect(announced.text).toContain(words);
    const [mail] = await house.mailsTo(person.email);
    expect(mail?.text).toContain("Réinitialiser mon mot de passe");
    expect(mail?.text).toContain("24 heures");
    expect(mail?.text).not.toContain(person.number);
    // The phone closed the tab.
    expect((await browser.get(door)).text).toContain("J'ai déjà mon code");
    const code = codeIn(mail);
    const given = await give(browser, person.number, `${code.slice(0, 3)} ${code.slice(3)}`);
    expect(given.location).toBe(`${door}/nouveau`);
    const choosing = await browser.get(`${door}/nouveau`);
    for (const words of ["Nouveau mot de passe", "Confirmation du nouveau mot de passe", "Valider"])
      expect(choosing.text).toContain(words);
    expect((await choose(browser, password)).location).toBe(`${home}/connexion`);
    expect((await browser.get(`${home}/connexion`)).text).toContain("Mot de passe changé");
    expect((await signIn(new Browser(house.origin), person.number, usualPassword)).status).toBe(401);
    expect((await signIn(browser, person.number, password)).location).toBe(`${home}/espace`);
    for (const address of [person.email, person.onFile])
      expect((await house.mailsTo(address)).at(-1)?.subject).toContain("a été changé");
  });

  it("names the establishment in the mail, whose address may serve several, and on the home page", async () => {
    const person = await professional(house);
    await asked(house, person);
    const [mail] = await house.mailsTo(person.email);
    expect(mail?.text).toMatch(/^Bonjour CLINIQUE DES LILAS,$/m);
    expect(mail?.text).not.toContain(person.number);
    const browser = new Browser(house.origin);
    await signIn(browser, person.number, usualPassword);
    expect((await browser.get(`${home}/espace`)).text).toMatch(/Bonjour CLINIQUE DES LILAS</);
  });

  it("the link leads, in the same browser, to the page of number and code", async () => {
    const person = await professional(house);
    const browser = await asked(house, person);
    const [mail] = await house.mailsTo(person.email);
    const page = await browser.visit(linkIn(mail));
    expect(page.status).toBe(200);
    expect(page.text).toContain(`action="${door}/code?par=lien"`);
    expect((await give(browser, person.number, codeIn(mail))).location).toBe(`${door}/nouveau`);
    // A second click in mid-journey leads to the current step.
    expect((await browser.visit(linkIn(mail))).text).toContain("Nouveau mot de passe");
    expect((await choose(browser, password)).location).toBe(`${home}/connexion`);
    expect((await browser.visit(linkIn(mail))).text).toContain("Ce lien a déjà servi");
  });

  it("continues in another browser after the right number and code, and ends in the first", async () => {
    const person = await professional(house);
    const first = await asked(house, person);
    const [mail] = await house.mailsTo(person.email);
    const other = new Browser(house.origin);
    const page = await other.visit(linkIn(mail));
    expect(page.text).toContain("Code de vérification");
    expect(page.text).not.toContain(person.number);
    expect(page.text).not.toContain(person.email);
    const elsewhere = (number: string, code: string) => give(other, number, code, `${home}/lien`);
    const wrong = await elsewhere(person.number, otherThan(codeIn(mail)));
    expect(wrong.status).toBe(401);
    expect(wrong.text).toContain("Il vous reste 2 essais");
    const stranger = await professional(house);
    expect((await elsewhere(stranger.number, codeIn(mail))).text).toContain("Il vous reste 1 essai");
    expect((await elsewhere("310000000", codeIn(mail))).status).toBe(400);
    expect((await elsewhere(person.number, codeIn(mail))).location).toBe(`${door}/nouveau`);
    expect((await first.get(`${door}/code`)).location).toBe(door);
    expect((await choose(other, password)).location).toBe(`${home}/connexion`);
    expect((await signIn(other, person.number, password)).location).toBe(`${home}/espace`);
  });

  it("sends the same live link and code again, for a new request or the button", async () => {
    const person = await professional(house);
    const browser = await asked(house, person);
    const [mail] = await house.mailsTo(person.email);
    await browser.post(`${door}/code`, { choice: "resend" });
    expect((await browser.get(`${door}/code`)).text).toContain("le même lien et le même code");
    await house.mailsTo(person.email, 2);
    await travel(house.database, hours(23));
    await browser.post(door, { number: person.number, email: person.email.toUpperCase() });
    const mails = await house.mailsTo(person.email, 3);
    for (const again of mails) {
      expect(codeIn(again)).toBe(codeIn(mail));
      expect(linkIn(again)).toBe(linkIn(mail));
    }
    expect(mails).toHaveLength(3);
    // One more day from the last of them.
    await travel(house.database, hours(23));
    expect((await give(browser, person.number, codeIn(mail))).location).toBe(`${door}/nouveau`);
  });

  it("gives each browser its own link and code, which work only together", async () => {
    const person = await professional(house);
    const one = await asked(house, person);
    const [mine] = await house.mailsTo(person.email);
    await asked(house, person);
    const theirs = (await house.mailsTo(person.email, 2))[1];
    expect(codeIn(theirs)).not.toBe(codeIn(mine));
    expect((await give(one, person.number, codeIn(theirs))).status).toBe(401);
    // The link of a mail takes the code of that mail.
    await one.visit(linkIn(theirs));
    expect((await give(one, person.number, codeIn(theirs), `${home}/lien`)).location).toBe(`${door}/nouveau`);
  });

  it("works for 24 hours, then starts again in one click", async () => {
    const person = await professional(house);
    const browser = await asked(house, person);
    const [mail] = await house.mailsTo(person.email);
    await travel(house.database, hours(24.1));
    expect((await give(browser, person.number, codeIn(mail))).status).toBe(410);
    const dead = await browser.visit(linkIn(mail));
    expect(dead.status).toBe(410);
    expect(dead.text).toContain(`href="${door}"`);
  });
});

describe("a person that a recovery mail cannot help", () => {
  const explained = async (account: "none" | "without_address") => {
    const person = await professional(house, account);
    const browser = await asked(house, person);
    const [mail] = await house.mailsTo(person.onFile);
    await asked(house, person);
    await nothing();
    expect(await house.mailsTo(person.onFile)).toHaveLength(1);
    expect(await house.mailsTo(person.email, 0)).toHaveLength(0);
    expect((await browser.get(`${door}/code`)).status).toBe(200);
    return mail?.text;
  };

  it("is told at the address on file to sign up first, once a day", async () => {
    expect(await explained("none")).toContain("première connexion");
  });

  it("is told there that the account has no address", async () => {
    expect(await explained("without_address")).toContain("«\u00a0Mettre à jour mon compte\u00a0»");
  });

  it("gets nothing for an address other than the account's", async () => {
    const person = await professional(house);
    await asked(house, { ...person, email: person.onFile });
    await nothing();
    for (const address of [person.email, person.onFile])
      expect(await house.mailsTo(address, 0)).toHaveLength(0);
  });
});
