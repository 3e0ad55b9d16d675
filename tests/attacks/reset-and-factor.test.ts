import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf } from "../factors/codes.ts";
import { setUpTotp } from "../factors/owners.ts";
import { Browser } from "../support/browser.ts";
import { usualPassword } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { everySpace, inSpace, newPassword } from "./three-spaces.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ instances: 2 });
});
afterAll(() => house.close());

describe.each(everySpace)("a lost password of $id, replaced", (space) => {
  it("REC-14: leads to the sign-in page, where the second factor is still asked for, in known browsers too", async () => {
    const here = inSpace(space, house);
    const owner = await here.openAccount();
    const login = here.loginOf(owner);
    const browser = new Browser(house.origin);
    await here.signIn(browser, login, usualPassword);
    expect(await here.isSignedIn(browser)).toBe(true);
    const shared = randomBytes(20);
    await setUpTotp(here.ctx, await here.accountOf(owner), shared);

    const recovering = await here.atNewPassword(owner);
    expect((await here.choose(recovering, newPassword)).location).toBe(`${here.home}/connexion`);
    for (const one of [recovering, browser]) {
      expect(await here.isSignedIn(one)).toBe(false);
      const entered = await here.signIn(one, login, newPassword);
      expect(entered.location).toBe(`${here.home}/connexion/verification`);
      expect(await here.isSignedIn(one)).toBe(false);
    }
    const code = { choice: "code", code: codeOf(shared) };
    const shown = await recovering.post(`${here.home}/connexion/verification`, code);
    expect(shown.location).toBe(`${here.home}/espace`);
  });

  it("REC-13: ends every session on both instances, and signs nobody in", async () => {
    const here = inSpace(space, house);
    const owner = await here.openAccount();
    const open = await Promise.all(
      [...house.origins, house.origin].map(async (origin) => {
        const browser = new Browser(origin);
        await here.signIn(browser, here.loginOf(owner), usualPassword);
        expect(await here.isSignedIn(browser)).toBe(true);
        return browser;
      }),
    );
    const recovering = await here.atNewPassword(owner);
    await here.choose(recovering, newPassword);
    for (const browser of [...open, recovering])
      for (const origin of house.origins) expect(await here.isSignedIn(browser.copy(origin))).toBe(false);
  });
});
