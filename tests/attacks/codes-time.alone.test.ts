import { afterAll, beforeAll, expect, it } from "vitest";
import { atCode, atContacts, door } from "../journeys/codes.ts";
import type { Browser } from "../support/browser.ts";
import { personOnFile } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { gapsOf } from "./interleaved.ts";

const largestGap = 5;
const both = { mail: true, phone: true };

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ costlyHashes: true, space: "adherent", worker: false });
});
afterAll(() => house.close());

const numbers: Record<string, (index: number) => Promise<string>> = {
  unknown: async (index) => `66${String(index).padStart(7, "0")}`,
  onFile: async () => (await personOnFile(house.ctx, both)).number,
  active: async () => (await personOnFile(house.ctx, { ...both, hasAccount: true })).number,
};

/** Each class of numbers, brought to where what is timed is done from. */
const brought = (to: (house: RunningHouse, number: string) => Promise<Browser>) =>
  Object.fromEntries(
    Object.entries(numbers).map(([name, number]) => [
      name,
      async (index: number) => to(house, await number(index)),
    ]),
  );

it("A5: the contacts are shown in the same time, whoever has the number", { timeout: 200_000 }, async () => {
  const gap = await gapsOf(100, brought(atContacts), (browser) => browser.get(`${door}/choix`));
  expect(gap).toBeLessThan(largestGap);
});

it("A6: the page of the code is shown in the same time, and a code sent again", {
  timeout: 200_000,
}, async () => {
  const shown = await gapsOf(100, brought(atCode), (browser) => browser.get(`${door}/code`));
  expect(shown).toBeLessThan(largestGap);
  const again = (browser: Browser) => browser.post(`${door}/code`, { choice: "resend" });
  expect(await gapsOf(100, brought(atCode), again)).toBeLessThan(largestGap);
});
