import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Duration, hours, seconds } from "#kernel/duration.ts";
import { Browser } from "../support/browser.ts";
import { usualPassword } from "../support/persons.ts";
import { linkIn, type RunningHouse, runHouse } from "../support/running-house.ts";
import { travel } from "../support/travel.ts";
import { codeIn } from "./codes.ts";
import { asked, choose, door, give, home, professional, signIn } from "./resets.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ space: "sante" });
});
afterAll(() => house.close());

const wrong = (browser: Browser, number: string) => signIn(browser, number, "Faux-mot 58");

/** Three wrong passwords; returns the last answer, which locks. */
async function lock(number: string, browser = new Browser(house.origin)) {
  for (const left of [2, 1]) {
    const answer = await wrong(browser, number);
    expect(answer.status).toBe(401);
    expect(answer.text).toContain(`Il vous reste ${left} essai`);
  }
  return wrong(browser, number);
}

const about = (duration: Duration) => [duration / 1000 - 20, duration / 1000 + 1] as const;
const expectWait = (answer: { headers: Headers }, duration: Duration) => {
  const wait = Number(answer.headers.get("retry-after"));
  const [least, most] = about(duration);
  expect(wait).toBeGreaterThan(least);
  expect(wait).toBeLessThanOrEqual(most);
};

describe("S6: three wrong passwords on a number", () => {
  it("lock it for 2, 4, 8, then 24 hours, and the page says until when", async () => {
    const { number } = await professional(house);
    for (const duration of [hours(2), hours(4), hours(8), hours(24), hours(24)]) {
      const locked = await lock(number);
      expect(locked.status).toBe(429);
      expect(locked.text).toMatch(
        /Après 3\sessais manqués, l’accès est bloqué jusqu’au \d+(?:er)? \S+ à \d\d\sh\s\d\d/,
      );
      expectWait(locked, duration);
      // The right one is refused too, until the lock ends.
      expect((await signIn(new Browser(house.origin), number, usualPassword)).status).toBe(429);
      await travel(house.database, (duration + seconds(2)) as Duration);
    }
    expect((await signIn(new Browser(house.origin), number, usualPassword)).location).toBe(`${home}/espace`);
  });

  it("do not lock a browser that signed in before, which has its own quota", async () => {
    const { number } = await professional(house);
    const known = new Browser(house.origin);
    await signIn(known, number, usualPassword);
    await known.post(`${home}/deconnexion`);
    expect((await lock(number)).status).toBe(429);
    expect((await signIn(known, number, usualPassword)).location).toBe(`${home}/espace`);
    await known.post(`${home}/deconnexion`);
    expect((await lock(number, known)).status).toBe(429);
    expect((await signIn(known, number, usualPassword)).status).toBe(429);
  });

  it("are forgotten after a new password", async () => {
    const person = await professional(house);
    await lock(person.number);
    const browser = await asked(house, person);
    const [mail] = await house.mailsTo(person.email);
    await browser.visit(linkIn(mail));
    await give(browser, person.number, codeIn(mail));
    await choose(browser, "Tilleul-marine 417");
    const opened = await signIn(browser, person.number, "Tilleul-marine 417");
    expect(opened.location).toBe(`${home}/espace`);
    // In the browser that chose the password, the next lock is a first one again.
    await browser.post(`${home}/deconnexion`);
    expectWait(await lock(person.number, browser), hours(2));
  });

  it("show a page that names the recovery", async () => {
    const { number } = await professional(house);
    const page = await lock(number);
    expect(page.text).toContain("«\u00a0Mot de passe oublié\u00a0»");
    expect(page.text).toContain(`href="${door}"`);
  });
});
