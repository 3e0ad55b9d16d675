import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { minutes } from "#kernel/duration.ts";
import { everySpace, inSpace } from "../attacks/three-spaces.ts";
import { Browser } from "../support/browser.ts";
import { usualPassword } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { travel } from "../support/travel.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse();
});
afterAll(() => house.close());

describe.each(everySpace)("the sign-in and inscription pages of $id, in a signed-in browser", (space) => {
  it("redirect to the account with a message; a posted sign-in still works", async () => {
    const here = inSpace(space, house);
    const [owner, second] = [await here.openAccount(), await here.openAccount()];
    const browser = new Browser(house.origin);
    await here.signIn(browser, here.loginOf(owner), usualPassword);
    const { home } = here;
    for (const path of ["/connexion", "/inscription", "/connexion?retour", "/connexion/"]) {
      expect([path, (await browser.get(home + path)).location]).toEqual([path, `${home}/espace`]);
      expect((await browser.get(`${home}/espace`)).text).toContain("Vous êtes déjà connecté");
    }
    expect((await here.signIn(browser, here.loginOf(second), usualPassword)).location).toBe(`${home}/espace`);
    await travel(house.database, minutes(61));
    expect((await browser.get(`${home}/connexion`)).status).toBe(200);
  });
});
