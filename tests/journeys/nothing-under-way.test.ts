import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hours } from "#kernel/duration.ts";
import { Browser } from "../support/browser.ts";
import { personWithLetters } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { travel } from "../support/travel.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse();
});
afterAll(() => house.close());

const nothing = /Aucune demande en cours dans ce navigateur/g;

/** The title repeats what is announced. */
const belowTitle = (page: string) => page.replace(/<title>.*<\/title>/, "");

describe("a later step without a journey", () => {
  const steps = {
    npfr: ["/inscription/bienvenue", "/inscription/mail", "/mot-de-passe-oublie/nouveau"],
    sante: ["/inscription/mail", "/mot-de-passe-oublie/code", "/mot-de-passe-oublie/nouveau"],
    adherent: ["/mot-de-passe-oublie/choix", "/mot-de-passe-oublie/nouveau"],
  };
  it.each(Object.entries(steps))("says so once in %s, on the first page", async (slug, paths) => {
    for (const path of paths) {
      const browser = new Browser(house.origin);
      const page = await browser.visit(`/${slug}${path}`);
      expect([path, page.status, belowTitle(page.text).match(nothing)?.length]).toEqual([path, 200, 1]);
      expect((await browser.visit(`/${slug}${path.replace(/\/\w+$/, "")}`)).text).not.toMatch(nothing);
    }
  });

  it("says so after a day, once the journey has expired", async () => {
    const person = await personWithLetters(house.ctx);
    const browser = new Browser(house.origin);
    await browser.post("/npfr/inscription", { number: person.number, password: person.secret });
    await travel(house.database, hours(24.1));
    expect((await browser.visit("/npfr/inscription/bienvenue")).text).toMatch(nothing);
  });
});
