import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { loginKeptFor } from "#web/kept/kept-login.ts";
import { Browser } from "../support/browser.ts";
import { activePerson, personWithLetters, usualPassword } from "../support/persons.ts";
import { linkIn, type RunningHouse, runHouse } from "../support/running-house.ts";
import { solveCaptcha } from "../support/solve-captcha.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse();
});
afterAll(() => house.close());

const door = "/npfr/inscription";
const fresh = "Tilleul marine 417";

/** What the sign-in page of this browser shows in its first field. */
async function loginShown(browser: Browser, space = "npfr"): Promise<string | undefined> {
  const { text } = await browser.get(`/${space}/connexion`);
  return (
    / value="([^"]*)"/.exec(/<input[^>]*autocomplete="username"[^>]*>/.exec(text)?.[0] ?? "")?.[1] ||
    undefined
  );
}

/** Up to the mail: the link is not followed yet. */
async function enrolled() {
  const person = await personWithLetters(house.ctx);
  const browser = new Browser(house.origin);
  await browser.post(door, { number: person.number, password: person.secret });
  const chosen = { email: person.email, password: usualPassword, password_confirmation: usualPassword };
  await browser.post(`${door}/bienvenue`, chosen);
  const [mail] = await house.mailsTo(person.email);
  return { person, browser, link: linkIn(mail) };
}

/** Up to the new password of a lost one. */
async function recovered() {
  const person = await activePerson(house.ctx);
  const browser = new Browser(house.origin);
  await browser.post("/npfr/mot-de-passe-oublie", { email: person.email });
  const [mail] = await house.mailsTo(person.email);
  await browser.visit(linkIn(mail));
  const chosen = { password: fresh, password_confirmation: fresh };
  const answer = await browser.post("/npfr/mot-de-passe-oublie/nouveau", chosen);
  return { person, browser, answer };
}

describe("after an activation", () => {
  it("the home page leads to the sign-in, which shows the address", async () => {
    const { person, browser, link } = await enrolled();
    expect(await loginShown(browser)).toBeUndefined();
    const { text } = await browser.visit(link);
    expect(text).toContain("Compte activé");
    expect(text).toMatch(/>Mon espace personnel<[\s\S]*>Créer mon espace personnel</);
    expect(await loginShown(browser)).toBe(person.email);
    expect(await loginShown(browser)).toBe(person.email);
  });

  it("on another device, which was never told the address, shows none", async () => {
    const { person, link } = await enrolled();
    const other = new Browser(house.origin);
    await other.visit(link);
    const confirmed = await other.post("/npfr/lien", { proof: person.number });
    expect(confirmed.location).toBe("/npfr");
    expect(await loginShown(other)).toBeUndefined();
  });
});

describe("after a lost password", () => {
  it("the sign-in page shows the address for ten minutes, and no longer once signed in", async () => {
    const { person, browser, answer } = await recovered();
    const [kept] = answer.headers.getSetCookie().filter((line) => line.includes("-login="));
    expect(kept).toMatch(/Max-Age=600;.*HttpOnly/);
    expect(decodeURIComponent(kept ?? "")).not.toContain(person.email);
    expect(await loginShown(browser)).toBe(person.email);
    const opened = await browser.post("/npfr/connexion", { email: person.email, password: fresh });
    expect(opened.location).toBe("/npfr/espace");
    await browser.post("/npfr/deconnexion");
    expect(await loginShown(browser)).toBeUndefined();
  });

  it("shows nothing after ten minutes, even to a browser that kept the cookie", async () => {
    const { person, browser } = await recovered();
    expect(await loginShown(browser)).toBe(person.email);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + loginKeptFor });
    try {
      expect(await loginShown(browser)).toBeUndefined();
    } finally {
      vi.useRealTimers();
    }
  });

  it("keeps what was typed instead", async () => {
    const { browser } = await recovered();
    const typed = { email: "autre@boite.example", password: "x" };
    expect((await browser.post("/npfr/connexion", typed)).text).toContain('value="autre@boite.example"');
  });

  it("shows nothing to another browser or in another space, even with a copy of the cookie", async () => {
    const { browser } = await recovered();
    const [name, value] = [...browser.cookies].find(([cookie]) => cookie.endsWith("-login")) ?? ["", ""];
    const thief = new Browser(house.origin);
    await thief.get("/npfr/connexion");
    thief.cookies.set(name, value);
    expect(await loginShown(thief)).toBeUndefined();
    browser.cookies.set(name.replace("npfr", "sante"), value);
    expect(await loginShown(browser, "sante")).toBeUndefined();
  });
});

describe("after a refused sign-in", () => {
  it("the page of a lost password shows the address, known or not, and never the password", async () => {
    for (const email of [(await activePerson(house.ctx)).email, "personne@boite.example"]) {
      const browser = new Browser(house.origin);
      expect((await browser.post("/npfr/connexion", { email, password: "Faux-mot 58" })).status).toBe(401);
      const { text } = await browser.get("/npfr/mot-de-passe-oublie");
      expect(text).toContain(`value="${email}"`);
      expect(text).not.toContain("Faux-mot");
      expect((await new Browser(house.origin).get("/npfr/mot-de-passe-oublie")).text).not.toContain(email);
    }
  });

  it("is kept no longer than a cookie may be", async () => {
    const browser = new Browser(house.origin);
    const email = `${'"é'.repeat(120)}@x.fr`;
    expect((await browser.post("/npfr/connexion", { email, password: "Faux-mot 58" })).status).toBe(401);
    expect(await loginShown(browser)).toBeUndefined();
  });

  it("so do those that ask for a number, as it was read", async () => {
    const browser = new Browser(house.origin);
    await browser.post("/sante/connexion", { number: "31O 780 796", password: "Faux-mot 58" });
    expect((await browser.get("/sante/mot-de-passe-oublie")).text).toContain('value="310780796"');
    const member = new Browser(house.origin);
    const door = "/adherent/connexion";
    const answer = await solveCaptcha(house.ctx.keys, member, door);
    await member.post(door, { number: "20457O", password: "Faux-mot 58", ...answer });
    expect((await member.get("/adherent/mot-de-passe-oublie/numero")).text).toContain('value="204570"');
  });
});

it("a visitor who signed out has an account: its entrance comes first, once", async () => {
  const browser = new Browser(house.origin);
  await browser.get("/npfr/connexion");
  await browser.post("/npfr/deconnexion");
  const { text } = await browser.get("/npfr");
  expect(text).toContain("Vous êtes déconnecté");
  expect(text).toMatch(/>Mon espace personnel<[\s\S]*>Créer mon espace personnel</);
  const again = (await browser.get("/npfr")).text;
  expect(again).toMatch(/>Créer mon espace personnel<[\s\S]*>Mon espace personnel</);
});
