import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Browser } from "../support/browser.ts";
import { activePerson, personWithLetters } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";

const largestGap = 5;

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ worker: false });
});
afterAll(() => house.close());

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Whom one try of each class is made on: someone new each second try, so that no lock comes in between. */
type Cast = Record<string, (index: number) => Promise<string>>;

/** Interleaves the classes and compares the medians of their answers, in milliseconds. */
async function gapsOf(tries: number, cast: Cast, post: (browser: Browser, who: string) => Promise<unknown>) {
  const browser = new Browser(house.origin);
  await browser.get("/npfr/connexion");
  const times: Record<string, number[]> = {};
  for (let index = 0; index < tries; index += 1) {
    for (const [name, whoIs] of Object.entries(cast)) {
      const who = await whoIs(index);
      const begun = performance.now();
      await post(browser, who);
      times[name] = [...(times[name] ?? []), performance.now() - begun];
    }
  }
  const medians = Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)]));
  console.info("medians in ms", medians);
  return Math.max(...Object.values(medians)) - Math.min(...Object.values(medians));
}

/** The same person for two tries, then the next. */
function twoEach(make: () => Promise<string>) {
  const made: Promise<string>[] = [];
  return (index: number) => {
    if (index % 2 === 0) made.push(make());
    return made[index >> 1] ?? make();
  };
}

const wrong = (browser: Browser, email: string) =>
  browser.post("/npfr/connexion", { email, password: "faux" });

it("LOG-10: signing in takes the same time known, unknown, locked or never activated", {
  timeout: 400_000,
}, async () => {
  const locked = (await activePerson(house.ctx)).email;
  for (let failures = 0; failures < 3; failures += 1) await wrong(new Browser(house.origin), locked);
  const gap = await gapsOf(
    300,
    {
      known: twoEach(async () => (await activePerson(house.ctx)).email),
      unknown: async (index) => `inconnu-${index >> 1}@boite.example`,
      locked: async () => locked,
      neverActivated: twoEach(async () => {
        const email = `jamais-${randomUUID()}@boite.example`;
        await personWithLetters(house.ctx, { email });
        return email;
      }),
    },
    wrong,
  );
  expect(gap).toBeLessThan(largestGap);
});

it("REC-11: asking for a link takes the same time whoever asks", { timeout: 200_000 }, async () => {
  const locked = (await activePerson(house.ctx)).email;
  for (let failures = 0; failures < 3; failures += 1) await wrong(new Browser(house.origin), locked);
  const gap = await gapsOf(
    300,
    {
      known: twoEach(async () => (await activePerson(house.ctx)).email),
      unknown: async (index) => `personne-${index}@boite.example`,
      locked: async () => locked,
    },
    (browser, email) => browser.post("/npfr/mot-de-passe-oublie", { email }),
  );
  expect(gap).toBeLessThan(largestGap);
});

it("LOG-10: the letters' secrets are judged in the same time", { timeout: 400_000 }, async () => {
  const secret = "0000-0000-0000";
  const gap = await gapsOf(
    100,
    {
      known: twoEach(async () => (await personWithLetters(house.ctx)).number),
      unknown: async (index) => `Z${String(index >> 1).padStart(8, "0")}`,
      activated: twoEach(async () => (await activePerson(house.ctx)).number),
    },
    (browser, number) => browser.post("/npfr/inscription", { number, password: secret }),
  );
  expect(gap).toBeLessThan(largestGap);
});
