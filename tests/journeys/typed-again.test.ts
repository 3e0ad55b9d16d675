import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Browser } from "../support/browser.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { door as codeDoor } from "./codes.ts";
import { establishment } from "./enrolments.ts";
import { asked, door as reset } from "./resets.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ space: "sante" });
});
afterAll(() => house.close());

describe("going back to the values typed", () => {
  it("restores the number and the address of S7, in that browser only", async () => {
    const who = await establishment(house, { account: "open" });
    const browser = await asked(house, who);
    const form = await browser.get(reset);
    for (const typed of [who.number, who.email]) expect(form.text).toContain(`value="${typed}"`);
    const stranger = await new Browser(house.origin).get(reset);
    expect(stranger.text).not.toContain(who.number);
    expect(stranger.text).not.toContain(who.email);
  });

  it("restores the number, or the address, on the first page of the other portals", async () => {
    const member = new Browser(house.origin);
    await member.post(`${codeDoor}/numero`, { number: "99 00 O1" });
    expect((await member.get(`${codeDoor}/numero`)).text).toContain('value="990001"');
    const person = new Browser(house.origin);
    const email = "colombe@boite.example";
    await person.post("/npfr/mot-de-passe-oublie", { email });
    expect((await person.get("/npfr/mot-de-passe-oublie")).text).toContain(`value="${email}"`);
  });
});
