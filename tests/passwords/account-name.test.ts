import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { spaceDb } from "#infra/db/space-db.ts";
import type { SpaceId } from "#kernel/ids.ts";
import { adherent } from "#spaces/adherent/space.ts";
import { sante } from "#spaces/sante/space.ts";
import type { Space } from "#spaces/space.ts";
import { codeIn } from "../journeys/codes.ts";
import { establishment, prove, rightTail } from "../journeys/enrolments.ts";
import { asked, give, professional } from "../journeys/resets.ts";
import { browserOf, member } from "../renewal/member.ts";
import { Browser } from "../support/browser.ts";
import { activePerson, personOnFile, personWithLetters } from "../support/persons.ts";
import { linkIn, type RunningHouse, runHouse } from "../support/running-house.ts";

/** A space that signs in by an address and recovers by a number: the recovery never asks for the address. */
const byAddress: Space = {
  ...adherent,
  id: "par-adresse" as SpaceId,
  policy: { ...adherent.policy, signIn: { ...adherent.policy.signIn, by: "email" } },
};

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ extraSpaces: [byAddress] });
});
afterAll(() => house.close());

/** The same server, from another portal. */
const within = (space: Space) => ({
  ...house,
  ctx: { ...house.ctx, space, db: spaceDb(house.database.db, space.id) },
});

/** The hidden names for password managers on a page with a new password. */
async function namesOn(browser: Browser, path: string) {
  const { status, text } = await browser.get(path);
  expect(status).toBe(200);
  expect(text).toContain('autocomplete="new-password"');
  return [...text.matchAll(/<input[^>]*autocomplete="username"[^>]*>/g)].map(([input]) => {
    expect(input).toMatch(/ readonly tabindex="-1"/);
    expect(input).not.toMatch(/ name=/);
    return / value="([^"]*)"/.exec(input)?.[1];
  });
}

/** A browser past the code that came by mail. */
async function pastCode(space: Space) {
  const person = await personOnFile(within(space).ctx, { mail: true, hasAccount: true });
  const door = `/${space.id}/mot-de-passe-oublie`;
  const browser = new Browser(house.origin);
  await browser.post(`${door}/numero`, { number: person.number });
  await browser.post(`${door}/choix`, { choice: "mail" });
  const [mail] = await house.mailsTo(person.email ?? "");
  await browser.post(`${door}/code`, { code: codeIn(mail) });
  return { number: person.number, names: await namesOn(browser, `${door}/nouveau`) };
}

describe("a new password has the account name beside it", () => {
  it("the address typed to get a link", async () => {
    const person = await activePerson(house.ctx);
    const browser = new Browser(house.origin);
    await browser.post("/npfr/mot-de-passe-oublie", { email: person.email });
    const [mail] = await house.mailsTo(person.email);
    await browser.visit(linkIn(mail));
    expect(await namesOn(browser, "/npfr/mot-de-passe-oublie/nouveau")).toEqual([person.email]);
  });

  it("the number typed to get a code", async () => {
    const { number, names } = await pastCode(adherent);
    expect(names).toEqual([number]);
  });

  it("the number typed with a code", async () => {
    const person = await professional(within(sante));
    const browser = await asked(house, person);
    const [mail] = await house.mailsTo(person.email);
    await give(browser, person.number, codeIn(mail));
    expect(await namesOn(browser, "/sante/mot-de-passe-oublie/nouveau")).toEqual([person.number]);
  });

  it("the number typed to sign up, where the number signs in", async () => {
    const who = await establishment(within(sante));
    const browser = new Browser(house.origin);
    await prove(browser, who.number, rightTail);
    expect(await namesOn(browser, "/sante/inscription/bienvenue")).toEqual([who.number]);
  });

  it("the name of the session's account, in Sécurité", async () => {
    const { ctx } = within(adherent);
    const who = await member(ctx);
    const browser = await browserOf(ctx, house.origin, who);
    expect(await namesOn(browser, "/adherent/espace/securite")).toEqual([who.number]);
  });
});

describe("a new password has no account name beside it", () => {
  it("when the page itself asks for the address that will sign in", async () => {
    const person = await personWithLetters(house.ctx);
    const browser = new Browser(house.origin);
    await browser.post("/npfr/inscription", { number: person.number, password: person.secret });
    expect(await namesOn(browser, "/npfr/inscription/bienvenue")).toEqual([]);
  });

  it("when the visitor has not typed it: a page must not reveal an address", async () => {
    expect((await pastCode(byAddress)).names).toEqual([]);
  });
});
