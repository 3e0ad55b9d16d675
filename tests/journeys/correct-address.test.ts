import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Context } from "#context.ts";
import { spaceDb } from "#infra/db/space-db.ts";
import { spaces } from "#spaces/index.ts";
import { Browser } from "../support/browser.ts";
import { personWithLetters, usualPassword } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { enrol, establishment, door as signUp } from "./enrolments.ts";

let house: RunningHouse;
let npfr: Context;
beforeAll(async () => {
  house = await runHouse({ space: "sante" });
  const space = spaces.find(({ id }) => id === "npfr");
  if (!space) throw new Error("npfr is gone");
  npfr = { ...house.ctx, space, db: spaceDb(house.database.db, space.id) };
});
afterAll(() => house.close());

describe("correcting the address (S4, N5)", () => {
  const path = `${signUp}/adresse`;
  const correcting = async () => {
    const who = await establishment(house);
    const browser = await enrol(house, who);
    await browser.post(`${signUp}/mail`, { choice: "correct" });
    return { who, browser };
  };

  it("can be abandoned: the announced mail still works", async () => {
    const { who, browser } = await correcting();
    expect((await browser.get(path)).text).toContain("Revenir sans rien changer");
    expect((await browser.post(path, { choice: "back" })).location).toBe(`${signUp}/mail`);
    expect((await browser.get(`${signUp}/mail`)).text).toContain(who.email);
  });

  it("asks for the address twice where the first page did", async () => {
    const { who, browser } = await correcting();
    expect((await browser.get(path)).text).toContain('name="email_confirmation"');
    const email = `bon.${who.email}`;
    const differing = await browser.post(path, { email, email_confirmation: who.email });
    expect(differing.status).toBe(400);
    expect(differing.text).toContain('id="email_confirmation-error"');
    expect(differing.text).toContain(`value="${email}"`);
    expect((await browser.post(path, { email, email_confirmation: email })).location).toBe(`${signUp}/mail`);
  });

  it("asks once where the first page did", async () => {
    const person = await personWithLetters(npfr);
    const browser = new Browser(house.origin);
    const door = "/npfr/inscription";
    await browser.post(door, { number: person.number, password: person.secret });
    const twice = { password: usualPassword, password_confirmation: usualPassword };
    await browser.post(`${door}/bienvenue`, { email: `x${person.email}`, ...twice });
    await browser.post(`${door}/mail`, { choice: "correct" });
    expect((await browser.get(`${door}/adresse`)).text).not.toContain("email_confirmation");
    const corrected = await browser.post(`${door}/adresse`, { email: person.email });
    expect(corrected.location).toBe(`${door}/mail`);
  });
});
