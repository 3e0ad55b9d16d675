import { afterAll, beforeAll, expect, it } from "vitest";
import { askerOf } from "#account/sessions/known-browsers.queries.ts";
import { placeOf } from "#account/tries/limits.queries.ts";
import { Browser } from "../support/browser.ts";
import { activePerson, usualPassword } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ worker: false });
});
afterAll(() => house.close());

it("REC-10: each sign-in makes a new known browser, and does not reset the count of requests", async () => {
  const person = await activePerson(house.ctx);
  const visitor = { source: "203.0.113.9", browser: "x" };
  const placeOfCookie = (knownBrowser: string | null) =>
    house.ctx.db.inTransaction(async (trx) => placeOf(await askerOf(trx, { visitor, knownBrowser })));
  const places: string[] = [];
  const cookies: (string | undefined)[] = [];
  for (const _ of [1, 2]) {
    const browser = new Browser(house.origin);
    await browser.post("/npfr/connexion", { email: person.email, password: usualPassword });
    const cookie = browser.cookies.get("parvis-npfr-browser");
    cookies.push(cookie);
    places.push(await placeOfCookie(cookie ?? null));
  }
  expect(new Set(cookies).size).toBe(2);
  expect(new Set(places).size).toBe(1);
  expect(places[0]).not.toBe(visitor.source);
  expect(await placeOfCookie(null)).toBe(visitor.source);
  expect(await placeOfCookie("forged")).toBe(visitor.source);
});
