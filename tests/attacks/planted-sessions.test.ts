import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newToken } from "#account/sessions/token.ts";
import { codeOf } from "../factors/codes.ts";
import { giveCode, givePassword, ownerOfTotp, verification } from "../factors/owners.ts";
import { Browser } from "../support/browser.ts";
import { personWithLetters, usualPassword } from "../support/persons.ts";
import { linkIn, type RunningHouse, runHouse } from "../support/running-house.ts";
import { everySpace, type InSpace, inSpace } from "./three-spaces.ts";

let house: RunningHouse;
let victim: Browser;
beforeAll(async () => {
  house = await runHouse();
});
afterAll(() => house.close());
beforeEach(() => {
  victim = new Browser(house.origin);
});

/** The attacker who planted a value checks what it opens. */
async function opens({ sessionCookie, isSignedIn }: InSpace, value: string) {
  const thief = new Browser(house.origin);
  thief.cookies.set(sessionCookie, value);
  return isSignedIn(thief);
}

describe.each(everySpace)("LOG-16: a session planted in $id before signing in", (space) => {
  let here: InSpace;
  beforeAll(() => {
    here = inSpace(space, house);
  });
  const enter = async (login: Record<string, string>) => {
    expect((await here.signIn(victim, login, usualPassword)).location).toBe(`${here.home}/espace`);
    return victim.cookies.get(here.sessionCookie) ?? "";
  };

  it("is never adopted, whether made up or taken from another visit", async () => {
    const owner = await here.openAccount();
    const anonymous = new Browser(house.origin);
    await anonymous.get(`${here.home}/connexion`);
    const visit = anonymous.cookies.get(`parvis-${space.id}-visitor`) ?? "";
    victim.cookies.set(`parvis-${space.id}-visitor`, visit);
    for (const planted of [newToken().value, visit, "1", "x".repeat(500)]) {
      victim.cookies.set(here.sessionCookie, planted);
      const session = await enter(here.loginOf(owner));
      expect(session).toMatch(/^[\w-]{43}$/);
      expect(session).not.toBe(planted);
      expect(await opens(here, planted)).toBe(false);
      expect(await opens(here, session)).toBe(true);
    }
    expect(await here.isSignedIn(anonymous)).toBe(false);
  });

  it("ends if it was a real one: no value from before the sign-in works afterwards", async () => {
    const [thief, owner] = [await here.openAccount(), await here.openAccount()];
    const theirs = await enter(here.loginOf(thief));
    expect(await opens(here, theirs)).toBe(true);
    const first = await enter(here.loginOf(owner));
    expect(await opens(here, theirs)).toBe(false);
    const second = await enter(here.loginOf(owner));
    expect([second === first, await opens(here, first), await opens(here, second)]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it("is worthless after signing out, and signing out with a planted value ends no other session", async () => {
    const owner = await here.openAccount();
    const session = await enter(here.loginOf(owner));
    const other = new Browser(house.origin);
    other.cookies.set(here.sessionCookie, newToken().value);
    await other.post(`${here.home}/deconnexion`);
    expect(await opens(here, session)).toBe(true);
    await victim.post(`${here.home}/deconnexion`);
    expect(victim.cookies.has(here.sessionCookie)).toBe(false);
    expect(await opens(here, session)).toBe(false);
  });
});

describe("LOG-16: a session planted on the way", () => {
  const planted = newToken().value;
  let npfr: InSpace;
  beforeAll(() => {
    const [space] = everySpace;
    if (!space) throw new Error("there is no space");
    npfr = inSpace(space, house);
  });

  it("to the second factor is not adopted, neither before the code nor after", async () => {
    const owner = await ownerOfTotp(npfr.ctx);
    victim.cookies.set(npfr.sessionCookie, planted);
    expect((await givePassword(victim, owner)).location).toBe(verification);
    expect(await opens(npfr, planted)).toBe(false);
    // The cookie between the two proofs is no session either.
    const underWay = victim.cookies.get("parvis-npfr-journey-sign-in") ?? "";
    for (const part of [underWay, ...underWay.split(".")]) expect(await opens(npfr, part)).toBe(false);
    victim.cookies.set(npfr.sessionCookie, planted);
    expect((await giveCode(victim, codeOf(owner.shared))).location).toBe("/npfr/espace");
    expect(victim.cookies.get(npfr.sessionCookie)).not.toBe(planted);
    expect(await opens(npfr, planted)).toBe(false);
  });

  it("to an activated account is not adopted: the member signs in afterwards", async () => {
    const person = await personWithLetters(npfr.ctx);
    victim.cookies.set(npfr.sessionCookie, planted);
    await victim.post("/npfr/inscription", { number: person.number, password: person.secret });
    const typed = { email: person.email, password: usualPassword, password_confirmation: usualPassword };
    await victim.post("/npfr/inscription/bienvenue", typed);
    const [mail] = await house.mailsTo(person.email);
    expect((await victim.visit(linkIn(mail))).text).toContain("Compte activé");
    expect([victim.cookies.get(npfr.sessionCookie), await opens(npfr, planted)]).toEqual([planted, false]);
    expect(await npfr.isSignedIn(victim)).toBe(false);
  });
});
