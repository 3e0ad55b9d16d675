import { afterAll, beforeAll, it } from "vitest";
import { atCode, atContacts, door, give } from "../journeys/codes.ts";
import { Browser } from "../support/browser.ts";
import { personOnFile } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { solveCaptcha } from "../support/solve-captcha.ts";
import { expectSameTime, twoEach } from "./interleaved.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ costlyHashes: true, space: "adherent", worker: false });
});
afterAll(() => house.close());

const both = { mail: true, phone: true };
let nobody = 0;

/** An unknown number, a new one each time. */
function unknownNumber(): string {
  nobody += 1;
  return `88${String(nobody).padStart(4, "0")}`;
}

const numbers = {
  active: async () => (await personOnFile(house.ctx, { ...both, hasAccount: true })).number,
  onFile: async () => (await personOnFile(house.ctx, both)).number,
  unknown: async () => unknownNumber(),
};
const withoutContacts = async () => (await personOnFile(house.ctx)).number;

/** A browser for each class of numbers, on the page whose post is timed. */
const brought = <Ready>(to: (number: string) => Promise<Ready>) =>
  Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, async () => to(await number())]));

it("A5: a code by mail is requested in the same time for known and unknown numbers", {
  tags: ["repeats"],
  timeout: 200_000,
}, async () => {
  const asking = brought((number) => atContacts(house, number));
  await expectSameTime(100, asking, (browser) => browser.post(`${door}/choix`, { choice: "mail" }));
});

it("A6: a wrong code is refused in the same time", {
  tags: ["repeats"],
  timeout: 200_000,
}, async () => {
  await expectSameTime(
    60,
    brought((number) => atCode(house, number)),
    (browser) => give(browser, "000000"),
  );
});

it("A4 and A5: a number is accepted and a letter requested in the same time, contacts on file or not", {
  tags: ["repeats"],
  timeout: 400_000,
}, async () => {
  const classes = { ...numbers, withoutContacts };
  const browser = new Browser(house.origin);
  await expectSameTime(100, classes, (number) => browser.post(`${door}/numero`, { number }));
  const atPost = Object.entries(classes).map(
    ([name, number]) => [name, async () => atContacts(house, await number())] as const,
  );
  await expectSameTime(100, Object.fromEntries(atPost), (ready) =>
    ready.post(`${door}/choix`, { choice: "post" }),
  );
});

it("LOG-10: signing in by number takes the same time for a known, unknown or never activated number, with or without a letter", {
  tags: ["repeats"],
  timeout: 400_000,
}, async () => {
  const path = "/adherent/connexion";
  const browser = new Browser(house.origin);
  const solved = (number: () => Promise<string>) => {
    const next = twoEach(number);
    return async (index: number) => ({
      number: await next(index),
      ...(await solveCaptcha(house.ctx.keys, browser, path)),
    });
  };
  for (const password of ["Faux-mot 58", "7K3M-Q2XW-9TBA"]) {
    await expectSameTime(
      60,
      Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, solved(number)])),
      (fields) => browser.post(path, { ...fields, password }),
    );
  }
});
