import { afterAll, beforeAll, expect, it } from "vitest";
import { door, give } from "../journeys/codes.ts";
import { Browser } from "../support/browser.ts";
import { personOnFile } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";

const largestGap = 5;
const rounds = 60;

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ space: "adherent", worker: false });
  for (let index = 0; index < 20; index += 1) await personOnFile(house.ctx, { mail: true, phone: true });
});
afterAll(() => house.close());

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const cast: Record<string, (index: number) => Promise<string>> = {
  unknown: async (index) => `66${String(index).padStart(7, "0")}`,
  known: async () => (await personOnFile(house.ctx, { mail: true, phone: true })).number,
  "with an account": async () =>
    (await personOnFile(house.ctx, { mail: true, phone: true, hasAccount: true })).number,
};

/** What one browser does, from the number to a refused code; each line is measured by itself. */
const steps: Record<string, (browser: Browser, number: string) => Promise<unknown>> = {
  "giving the number": (browser, number) => browser.post(`${door}/numero`, { number }),
  "seeing the contacts": (browser) => browser.get(`${door}/choix`),
  "asking for a code": (browser) => browser.post(`${door}/choix`, { choice: "mail" }),
  "seeing where the code is typed": (browser) => browser.get(`${door}/code`),
  "a wrong code": (browser) => give(browser, "000000"),
  "asking again": (browser) => browser.post(`${door}/code`, { choice: "resend" }),
};

it("REC-11: every step takes the same time for numbers known and unknown", { timeout: 300_000 }, async () => {
  const times: Record<string, Record<string, number[]>> = {};
  for (let index = 0; index < rounds; index += 1)
    for (const [name, whoIs] of Object.entries(cast)) {
      const number = await whoIs(index);
      const browser = new Browser(house.origin);
      await browser.get(`${door}/numero`);
      for (const [step, act] of Object.entries(steps)) {
        const begun = performance.now();
        await act(browser, number);
        const taken = performance.now() - begun;
        times[step] = { ...times[step], [name]: [...(times[step]?.[name] ?? []), taken] };
      }
    }
  for (const [step, byName] of Object.entries(times)) {
    const medians = Object.fromEntries(
      Object.entries(byName).map(([name, values]) => [name, median(values)]),
    );
    console.info(step, "medians in ms", medians);
    const gap = Math.max(...Object.values(medians)) - Math.min(...Object.values(medians));
    expect([step, gap < largestGap]).toEqual([step, true]);
  }
});
