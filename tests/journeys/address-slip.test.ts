import { afterAll, beforeAll, expect, it } from "vitest";
import { Browser } from "../support/browser.ts";
import { personWithLetters, usualPassword } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { chooseAccess, establishment, door as ibanDoor, nextNumber, prove, rightTail } from "./enrolments.ts";

let house: RunningHouse;
let sante: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ worker: false });
  sante = await runHouse({ worker: false, space: "sante" });
});
afterAll(() => Promise.all([house.close(), sante.close()]));

const twice = { password: usualPassword, password_confirmation: usualPassword };
const door = "/npfr/inscription";
const slipped = "jeanne@gmial.com";
const meant = "jeanne@gmail.com";

it("a likely typo in the domain is questioned beside the announced mail, and the typed values are kept", async () => {
  const { number, secret } = await personWithLetters(house.ctx);
  const browser = new Browser(house.origin);
  await browser.post(door, { number, password: secret });
  const chosen = await browser.post(`${door}/bienvenue`, { email: slipped, ...twice });
  expect(chosen.location).toBe(`${door}/mail`);
  const announced = await browser.get(`${door}/mail`);
  expect(announced.text).toContain(slipped);
  expect(announced.text).toMatch(/Vouliez-vous écrire jeanne@gmail\.com\s\?/);
  await browser.post(`${door}/mail`, { choice: "correct" });
  const correcting = await browser.get(`${door}/adresse`);
  expect(correcting.text).toContain(`value="${meant}"`);
  expect(correcting.text).toContain(slipped);
  expect((await browser.post(`${door}/adresse`, { email: meant })).location).toBe(`${door}/mail`);
  expect((await browser.get(`${door}/mail`)).text).not.toContain("Vouliez-vous");
});

it("an unusual address that was meant is kept, even after a correction", async () => {
  const { number, secret } = await personWithLetters(house.ctx);
  const browser = new Browser(house.origin);
  await browser.post(door, { number, password: secret });
  await browser.post(`${door}/bienvenue`, { email: slipped, ...twice });
  await browser.post(`${door}/mail`, { choice: "correct" });
  expect((await browser.post(`${door}/adresse`, { email: slipped })).location).toBe(`${door}/mail`);
  expect((await browser.get(`${door}/mail`)).text).toContain(slipped);
});

it("a likely typo is questioned under its field when the form is shown again for another error", async () => {
  const { number, secret } = await personWithLetters(house.ctx);
  const browser = new Browser(house.origin);
  await browser.post(door, { number, password: secret });
  const again = await browser.post(`${door}/bienvenue`, { email: slipped, ...twice, password: "" });
  expect(again.status).toBe(400);
  expect(again.text).toMatch(/data-slip="email"><span>Vouliez-vous écrire <strong[^>]*>jeanne@gmail\.com/);
});

it("a likely typo is questioned on the page of a lost password", async () => {
  const browser = new Browser(house.origin);
  const lost = "/npfr/mot-de-passe-oublie";
  expect((await browser.post(lost, { email: slipped })).location).toBe(`${lost}/mail`);
  expect((await browser.get(`${lost}/mail`)).text).toContain("Vouliez-vous");
  expect((await browser.get(lost)).text).toContain(`value="${slipped}"`);
  const reset = "/sante/mot-de-passe-oublie";
  const other = new Browser(sante.origin);
  expect((await other.post(reset, { number: nextNumber(), email: slipped })).location).toBe(`${reset}/code`);
  expect((await other.get(`${reset}/code`)).text).toContain("Vouliez-vous");
});

it("a correction is proposed for both fields where the address is typed twice", async () => {
  const { number } = await establishment(sante);
  const browser = new Browser(sante.origin);
  await prove(browser, number, rightTail);
  await chooseAccess(browser, slipped);
  await browser.post(`${ibanDoor}/mail`, { choice: "correct" });
  const { text } = await browser.get(`${ibanDoor}/adresse`);
  expect(text.match(new RegExp(`value="${meant}"`, "g"))).toHaveLength(2);
});
