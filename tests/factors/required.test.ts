import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { Browser } from "../support/browser.ts";
import { activePerson, type Person, usualPassword } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { codeOf } from "./codes.ts";
import { forgetSteps, givePassword, verification } from "./owners.ts";

const security = "/npfr/espace/securite";

let house: RunningHouse;
let person: Person;
let browser: Browser;
beforeAll(async () => {
  house = await runHouse();
  house.ctx.space.policy.signIn.secondFactor = "required";
  house.ctx.space.wording.whySecondFactor = "Des comptes volés ont servi.";
});
afterAll(async () => {
  house.ctx.space.policy.signIn.secondFactor = "offered";
  house.ctx.space.wording.whySecondFactor = null;
  await house.close();
});
beforeEach(async () => {
  person = await activePerson(house.ctx);
  browser = new Browser(house.origin);
  await givePassword(browser, person);
});

it("leads a member without a second factor to its set-up, says why, and opens nothing else", async () => {
  for (const path of ["/npfr/espace", "/npfr/espace/informations"])
    expect((await browser.get(path)).location).toBe(security);
  const { text } = await browser.get(security);
  expect(text).toContain("Protégez votre compte");
  expect(text).toContain("Des comptes volés ont servi.");
  expect(text).not.toContain("facultatif");
});

it("opens the space once one is set up, and asks for it at the next sign-in", async () => {
  await browser.get(security);
  await browser.post(`${security}/application/debut`);
  const spelt = /class="spelt">([A-Z2-7 \u00a0]+)</.exec((await browser.get(`${security}/application`)).text);
  const key = (spelt?.[1] ?? "").replace(/\s/g, "");
  const typed = { code: codeOf(key), current_password: usualPassword };
  expect((await browser.post(`${security}/application`, typed)).status).toBe(200);
  expect((await browser.get("/npfr/espace")).status).toBe(200);
  await browser.post("/npfr/deconnexion");
  await forgetSteps(house.ctx);
  expect((await givePassword(browser, person)).location).toBe(verification);
  expect((await browser.get("/npfr/espace")).location).toBe("/npfr/connexion");
});
