import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { minutes } from "#kernel/duration.ts";
import { spaces } from "#spaces/index.ts";
import { wantedFor } from "#web/kept/wanted-page.ts";
import { inSpace } from "../attacks/three-spaces.ts";
import { Browser } from "../support/browser.ts";
import { usualPassword } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ worker: false });
});
afterAll(() => house.close());

const cookieOf = (space: string) => `parvis-${space}-wanted`;

describe.each(spaces)("in $id, the page asked for before the sign-in", (space) => {
  const wanted = `/${space.id}/espace/prestations/0199a3f0-0000-7000-8000-000000000001`;

  async function signedIn(browser: Browser) {
    const here = inSpace(space, house);
    const { location } = await here.signIn(browser, here.loginOf(await here.openAccount()), usualPassword);
    return location;
  }

  it.each([wanted, `/${space.id}/espace/prestations?annee=2025&q=a%20b`])(
    "opens after it: %s",
    async (page) => {
      const browser = new Browser(house.origin);
      expect((await browser.get(page)).location).toBe(`/${space.id}/connexion`);
      expect(await signedIn(browser)).toBe(page);
      expect(browser.cookies.has(cookieOf(space.id))).toBe(false);
    },
  );

  it("opens once", async () => {
    const browser = new Browser(house.origin);
    await browser.get(wanted);
    await signedIn(browser);
    await browser.post(`/${space.id}/deconnexion`);
    expect(await signedIn(browser)).toBe(`/${space.id}/espace`);
  });

  it.each([
    "https://evil.example/espace/x",
    "//evil.example/espace/x",
    `/${space.id}//evil.example`,
    `/${space.id}/espace/../../evil`,
    `/${space.id}/espace/%2e%2e/evil`,
    `/${space.id}/espace/x\\evil`,
    `/${space.id}/espace/x\r\nset-cookie: a=b`,
    `/${space.id}/deconnexion`,
    `/elsewhere/espace/prestations`,
    `/${space.id}/espace/é`,
  ])("is never another address, even from a planted cookie: %j", async (planted) => {
    const browser = new Browser(house.origin);
    browser.cookies.set(cookieOf(space.id), Buffer.from(planted).toString("base64url"));
    expect(await signedIn(browser)).toBe(`/${space.id}/espace`);
  });

  it("is not remembered for a form, nor when its address is too long for a cookie", async () => {
    const browser = new Browser(house.origin);
    await browser.get(`/${space.id}/connexion`);
    await browser.post(`/${space.id}/espace/informations/iban/masquer`);
    await browser.get(`/${space.id}/espace/prestations?q=${"a".repeat(400)}`);
    expect(browser.cookies.has(cookieOf(space.id))).toBe(false);
  });
});

it("outlives the recovery of a password, and not the day", () => {
  expect(wantedFor).toBeGreaterThanOrEqual(minutes(30));
  expect(wantedFor).toBeLessThan(minutes(120));
});
