import { afterAll, beforeAll, it } from "vitest";
import { nextNumber } from "../journeys/enrolments.ts";
import { asked, door, give, professional, signIn } from "../journeys/resets.ts";
import { Browser } from "../support/browser.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { expectSameTime } from "./interleaved.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ costlyHashes: true, space: "sante", worker: false });
});
afterAll(() => house.close());

const classes = {
  open: () => professional(house),
  otherAddress: async () => ({ ...(await professional(house)), email: "autre@boite.example" }),
  notActivated: () => professional(house, "none"),
  withoutAddress: () => professional(house, "without_address"),
  unknown: async () => ({ number: nextNumber(), email: "personne@boite.example" }),
};
const each = <Ready>(to: (who: { number: string; email: string }) => Promise<Ready>) =>
  Object.fromEntries(Object.entries(classes).map(([name, make]) => [name, async () => to(await make())]));

it("REC-11: a request for a link and a code takes the same time for every kind of name", {
  tags: ["repeats"],
  timeout: 200_000,
}, async () => {
  const browser = new Browser(house.origin);
  await expectSameTime(
    100,
    each(async ({ number, email }) => ({ number, email })),
    (fields) => browser.post(door, fields),
  );
});

it("REC-11: a wrong code is refused in the same time", {
  tags: ["repeats"],
  timeout: 200_000,
}, async () => {
  await expectSameTime(
    40,
    each(async (who) => ({ who, browser: await asked(house, who) })),
    ({ browser, who }) => give(browser, who.number, "000000"),
  );
});

it("LOG-10: a wrong password takes the same time for known and unknown numbers", {
  tags: ["repeats"],
  timeout: 200_000,
}, async () => {
  const browser = new Browser(house.origin);
  await browser.get("/sante/connexion");
  await expectSameTime(
    40,
    each(async ({ number }) => number),
    (number) => signIn(browser, number, "Faux-mot 58"),
  );
});
