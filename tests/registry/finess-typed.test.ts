import { afterAll, beforeAll, expect, it } from "vitest";
import { comparisons } from "../attacks/sign-ins.ts";
import { Browser } from "../support/browser.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ space: "sante", worker: false });
});
afterAll(() => house.close());

const door = "/sante/connexion";
const tries = () => house.ctx.db.inTransaction((trx) => trx.selectFrom("attempt").selectAll().execute());

it("reports a wrong FINESS number under its field, before any look-up and without counting a try", async () => {
  const browser = new Browser(house.origin);
  await browser.get(door);
  for (let time = 0; time < 6; time += 1) {
    const page = await browser.post(door, { number: "10003456789", password: "Grenadine orange 58" });
    expect(page.status).toBe(400);
    expect(page.text).toMatch(/Ce numéro a 11 chiffres\s: c’est un RPPS/);
    expect(page.text).toContain('value="10003456789"');
  }
  expect(house.verifications()).toBe(0);
  expect(await tries()).toEqual([]);
});

it("restores the first zero of a FINESS number, and does not take it for an AM number", async () => {
  const browser = new Browser(house.origin);
  await browser.get(door);
  const page = await browser.post(door, { number: "10000024", password: "Grenadine orange 58" });
  expect(page.status).toBe(400);
  expect(page.text).toMatch(/Ce numéro a 8 chiffres\s: zéro du début perdu, écrivez 010000024\./);
  expect(page.text).not.toContain("numéro AM");
});

it("checks a right number in any spacing, with one deciding count and one shown count", async () => {
  const browser = new Browser(house.origin);
  await browser.get(door);
  for (const number of ["2A0000022", "2a 0000 022"])
    expect((await browser.post(door, { number, password: "Grenadine orange 58" })).status).toBe(401);
  expect((await tries()).map(({ shown, failures }) => [shown, failures]).sort()).toEqual([
    [false, 2],
    [true, 2],
  ]);
  expect(house.verifications()).toBe(2 * comparisons);
});
