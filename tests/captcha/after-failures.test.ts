import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hours } from "#kernel/duration.ts";
import { spaces } from "#spaces/index.ts";
import { Browser } from "../support/browser.ts";
import { activePerson, usualPassword } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { solveCaptcha } from "../support/solve-captcha.ts";
import { travel } from "../support/travel.ts";

let house: RunningHouse;
beforeAll(async () => {
  const [space] = spaces;
  // A policy of no built-in space: members get the anti-robot from the second failure on.
  if (space) space.policy.signIn.captcha = { asked: "after_failures", failures: 2 };
  house = await runHouse({ worker: false, env: { PARVIS_PROXIES: "127.0.0.1" } });
});
afterAll(() => house.close());

const path = "/npfr/connexion";
let sources = 0;
const stranger = () => {
  sources += 1;
  return new Browser(house.origin, { "x-forwarded-for": `203.0.113.${sources}` });
};
const asks = (page: string) => page.includes('name="captcha"');
const fail = (email: string, browser = stranger()) => browser.post(path, { email, password: "faux" });

describe("the anti-robot after two failures", () => {
  it("appears for an address, known or unknown alike, whatever other browsers and its owner did", async () => {
    const { email } = await activePerson(house.ctx);
    for (const address of [email, "personne@boite.example"]) {
      const browser = stranger();
      for (const _ of [1, 2]) expect(asks((await fail(address)).text)).toBe(false);
      expect(asks((await fail(address, browser)).text)).toBe(false);
      await stranger().post(path, { email, password: usualPassword });
      expect(asks((await fail(address, browser)).text)).toBe(true);
      await travel(house.database, hours(1));
      const before = house.verifications();
      const refused = await browser.post(path, { email: address, password: usualPassword });
      expect([refused.status, house.verifications() - before]).toEqual([400, 0]);
      expect(refused.text).toMatch(/Après plusieurs essais, nous vérifions que vous n’êtes pas un robot/);
      expect(asks(refused.text)).toBe(true);
    }
  });

  it("appears for two failures within a day: older ones do not count", async () => {
    const { email } = await activePerson(house.ctx);
    const browser = stranger();
    for (const _ of [1, 2]) await fail(email, browser);
    await travel(house.database, hours(25));
    expect(asks((await fail(email, browser)).text)).toBe(false);
    expect(asks((await fail(email, browser)).text)).toBe(true);
  });

  it("can be solved on the page that shows it, and the right password then signs in", async () => {
    const { email } = await activePerson(house.ctx);
    const browser = stranger();
    for (const _ of [1, 2]) await fail(email, browser);
    const asked = await browser.post(path, { email, password: usualPassword });
    const captcha = await solveCaptcha(house.ctx.keys, { get: async () => asked }, path);
    const opened = await browser.post(path, { email, password: usualPassword, ...captcha });
    expect(opened.location).toBe("/npfr/espace");
    expect(asks((await fail(email)).text)).toBe(false);
  });

  it("appears for a source, over all accounts, until the hour is over", async () => {
    const source = stranger();
    for (const address of ["un@boite.example", "deux@boite.example"])
      await source.post(path, { email: address, password: "faux" });
    expect(asks((await source.get(path)).text)).toBe(true);
    expect(asks((await stranger().get(path)).text)).toBe(false);
    await travel(house.database, hours(1));
    expect(asks((await source.get(path)).text)).toBe(false);
  });
});
