import { afterAll, beforeAll, expect, it } from "vitest";
import { adherent } from "#spaces/adherent/space.ts";
import { Browser } from "../support/browser.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { proveWork, solveCaptcha } from "../support/solve-captcha.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ worker: false });
});
afterAll(() => house.close());

const path = "/adherent/connexion";
const { signInLabel, number } = adherent.wording;
const typed = { number: "770001", password: "faux" };

it("checks a password once the right picture is chosen", async () => {
  const browser = new Browser(house.origin);
  const before = house.verifications();
  const refused = await browser.post(path, typed);
  expect([refused.status, house.verifications() - before]).toEqual([400, 0]);
  // Without script there is no such button; with it, the browser checks first.
  expect(/class="field-error"[\s\S]*?<\/p>/.exec(refused.text)?.[0]).toMatch(
    /Cliquez sur l’image qui correspond au mot, puis retapez votre mot de passe s’il a été effacé\./,
  );
  const judged = await browser.post(path, {
    ...typed,
    ...(await solveCaptcha(house.ctx.keys, browser, path)),
  });
  expect([judged.status, house.verifications() - before]).toEqual([401, 1]);
  expect(judged.text).toContain(`${signInLabel} ou mot de passe incorrect.`);
});

it("checks a password once the work is done", async () => {
  const browser = new Browser(house.origin);
  const began = performance.now();
  const proof = await proveWork(browser, path);
  console.info("work", performance.now() - began);
  const judged = await browser.post(path, { ...typed, ...proof });
  expect(judged.status).toBe(401);
});

it("names an empty number by its label on the page, and reports an empty password with it", async () => {
  const browser = new Browser(house.origin);
  const page = await browser.post(path, { number: "", password: "" });
  expect(page.text).toContain(`Saisissez votre ${number}.`);
  expect(page.text).toContain("Saisissez votre mot de passe.");
});
