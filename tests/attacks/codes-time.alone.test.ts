import { afterAll, beforeAll, it } from "vitest";
import { atCode, atContacts, door } from "../journeys/codes.ts";
import type { Browser } from "../support/browser.ts";
import { personOnFile } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { expectSameTime } from "./interleaved.ts";

const both = { mail: true, phone: true };

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ costlyHashes: true, space: "adherent", worker: false });
});
afterAll(() => house.close());

const numbers: Record<string, (index: number) => Promise<string>> = {
  unknown: async (index) => `66${String(index).padStart(4, "0")}`,
  onFile: async () => (await personOnFile(house.ctx, both)).number,
  active: async () => (await personOnFile(house.ctx, { ...both, hasAccount: true })).number,
};

/** A browser for each class of numbers, on the page that is timed. */
const brought = (to: (house: RunningHouse, number: string) => Promise<Browser>) =>
  Object.fromEntries(
    Object.entries(numbers).map(([name, number]) => [
      name,
      async (index: number) => to(house, await number(index)),
    ]),
  );

it("A5: the contacts of known and unknown numbers are shown in the same time", {
  tags: ["repeats"],
  timeout: 200_000,
}, async () => {
  await expectSameTime(100, brought(atContacts), (browser) => browser.get(`${door}/choix`));
});

it("A6: the code page, and a resend, take the same time for known and unknown numbers", {
  tags: ["repeats"],
  timeout: 200_000,
}, async () => {
  await expectSameTime(100, brought(atCode), (browser) => browser.get(`${door}/code`));
  const again = (browser: Browser) => browser.post(`${door}/code`, { choice: "resend" });
  await expectSameTime(100, brought(atCode), again);
});
