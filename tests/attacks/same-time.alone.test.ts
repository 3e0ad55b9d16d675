import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, it } from "vitest";
import { Browser } from "../support/browser.ts";
import { activePerson, personWithLetters } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { expectSameTime, twoEach } from "./interleaved.ts";
import { chooseCredentials } from "./kept-states.ts";

let house: RunningHouse;
let browser: Browser;
beforeAll(async () => {
  house = await runHouse({ costlyHashes: true, worker: false });
  browser = new Browser(house.origin);
});
afterAll(() => house.close());

const wrong = (email: string) => browser.post("/npfr/connexion", { email, password: "faux" });

it("LOG-10: signing in takes the same time for a known, unknown, locked, never activated or not yet activated account", {
  tags: ["repeats"],
  timeout: 400_000,
}, async () => {
  const locked = (await activePerson(house.ctx)).email;
  for (let failures = 0; failures < 3; failures += 1) await wrong(locked);
  await expectSameTime(
    100,
    {
      known: twoEach(async () => (await activePerson(house.ctx)).email),
      unknown: async (index) => `inconnu-${index >> 1}@boite.example`,
      locked: async () => locked,
      neverActivated: twoEach(async () => {
        const email = `jamais-${randomUUID()}@boite.example`;
        await personWithLetters(house.ctx, { email });
        return email;
      }),
      waiting: twoEach(async () => (await chooseCredentials(house.ctx)).email),
    },
    wrong,
  );
});

it("REC-11: a request for a link takes the same time for every kind of name", {
  tags: ["repeats"],
  timeout: 200_000,
}, async () => {
  const locked = (await activePerson(house.ctx)).email;
  for (let failures = 0; failures < 3; failures += 1) await wrong(locked);
  await expectSameTime(
    300,
    {
      known: twoEach(async () => (await activePerson(house.ctx)).email),
      unknown: async (index) => `personne-${index}@boite.example`,
      locked: async () => locked,
    },
    (email) => browser.post("/npfr/mot-de-passe-oublie", { email }),
  );
});

it("LOG-10: secrets of letters are checked in the same time", {
  tags: ["repeats"],
  timeout: 400_000,
}, async () => {
  const secret = "0000-0000-0000";
  await expectSameTime(
    60,
    {
      known: twoEach(async () => (await personWithLetters(house.ctx)).number),
      unknown: async (index) => `Z${String(index >> 1).padStart(7, "0")}`,
      activated: twoEach(async () => (await activePerson(house.ctx)).number),
    },
    (number) => browser.post("/npfr/inscription", { number, password: secret }),
  );
});
