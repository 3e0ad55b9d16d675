import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keysFrom } from "#infra/sealing/keys.ts";
import { codeDigits } from "#journeys/proofs/code/code-digits.ts";
import { hours } from "#kernel/duration.ts";
import type { CodeId, SpaceId } from "#kernel/ids.ts";
import { codeIn, otherThan } from "../journeys/codes.ts";
import { asked, choose, door, give, home, professional } from "../journeys/resets.ts";
import { Browser } from "../support/browser.ts";
import { repeated } from "../support/repeated.ts";
import { linkIn, type RunningHouse, runHouse } from "../support/running-house.ts";
import { travel } from "../support/travel.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ space: "sante", instances: 2 });
});
afterAll(() => house.close());

const many = (count: number) => Array.from({ length: count }, (_, index) => index);
const originOf = (index: number) => house.origins[index % house.origins.length] ?? house.origin;

async function waiting() {
  const person = await professional(house);
  const browser = await asked(house, person);
  const [mail] = await house.mailsTo(person.email);
  return { person, browser, link: linkIn(mail), code: codeIn(mail) };
}

describe("OTP-01: 50 concurrent wrong codes on two instances", () => {
  it("have 3 checked in all, on the page and through the link; then the right one is refused", {
    tags: ["repeats"],
    timeout: 60_000,
  }, async () => {
    for (const _ of many(repeated(1, 3))) {
      const { person, browser, link, code } = await waiting();
      const other = new Browser(house.origin);
      await other.visit(link);
      const answers = await Promise.all(
        many(50).map((index) => {
          const wrong = otherThan(code, index + 1);
          const origin = originOf(index >> 1);
          return index % 2
            ? give(browser.copy(origin), person.number, wrong)
            : give(other.copy(origin), person.number, wrong, `${home}/lien`);
        }),
      );
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(3);
      // A machine under load refuses some unchecked (503).
      for (const { status } of answers) expect([401, 409, 503]).toContain(status);
      expect((await give(browser, person.number, code)).status).toBe(409);
      expect((await give(other, person.number, code, `${home}/lien`)).status).toBe(409);
    }
  });
});

describe("OTP-02: a new request, in the same browser or a new one", () => {
  it("gives 15 tries a day in all; then the page says when codes work again, and they work a day later", {
    timeout: 60_000,
  }, async () => {
    const person = await professional(house);
    const statuses: number[] = [];
    let browser = await asked(house, person);
    for (const sent of many(5)) {
      const mail = (await house.mailsTo(person.email, sent + 1)).at(-1);
      for (const index of many(3))
        statuses.push((await give(browser, person.number, otherThan(codeIn(mail), index + 1))).status);
      if (sent === 4) break;
      // An account gets three mails an hour.
      if (sent === 2) await travel(house.database, hours(1.1));
      if (sent % 2) browser = await asked(house, person);
      else await browser.post(`${door}/code`, { choice: "resend" });
    }
    expect(statuses).toEqual([...many(14).map(() => 401), 429]);
    const refused = await give(browser, person.number, "000000");
    expect(refused.status).toBe(429);
    expect(refused.text).toMatch(/Après 15\scodes erronés[\s\S]*jusqu’au \d+(?:er)? \S+ à/);
    expect(refused.text).not.toContain("par courrier");
    await travel(house.database, hours(24.1));
    const next = await asked(house, person);
    const mail = (await house.mailsTo(person.email, 6)).at(-1);
    expect((await give(next, person.number, codeIn(mail))).location).toBe(`${door}/nouveau`);
  });

  it("by a stranger without the address spends none of the owner's tries", async () => {
    const { person, browser, code } = await waiting();
    for (const _ of many(5)) {
      const stranger = await asked(house, { number: person.number, email: "etranger@boite.example" });
      for (const __ of many(3)) await give(stranger, person.number, "000000");
    }
    expect((await give(browser, person.number, code)).location).toBe(`${door}/nouveau`);
  });
});

describe("OTP-03: a used code", () => {
  it("does not work again", async () => {
    const { person, browser, link, code } = await waiting();
    const stale = browser.copy();
    const other = new Browser(house.origin);
    await other.visit(link);
    expect((await give(browser, person.number, code)).location).toBe(`${door}/nouveau`);
    await new Promise((pass) => setTimeout(pass, 1000));
    // The same browser is redirected to its step; another gets nothing.
    expect((await give(stale, person.number, code)).location).toBe(`${door}/nouveau`);
    expect((await give(other, person.number, code, `${home}/lien`)).status).toBe(410);
    await choose(browser, "Tilleul-marine 417");
    expect((await give(stale, person.number, code)).status).toBe(303);
    expect((await choose(stale, "Groseille-acide 12")).location).not.toBe(`${home}/connexion`);
    const later = await asked(house, person);
    expect((await give(later, person.number, code)).status).toBe(401);
  });
});

describe("OTP-04: a code from elsewhere", () => {
  it("is refused in another journey, for another account, and in a browser without one", async () => {
    const one = await waiting();
    const two = await waiting();
    const again = await asked(house, one.person);
    const second = codeIn((await house.mailsTo(one.person.email, 2))[1]);
    const statusOf = async (browser: Browser, number: string, code: string) =>
      (await give(browser, number, code)).status;
    expect(await statusOf(again, one.person.number, one.code)).toBe(401);
    expect(await statusOf(one.browser, one.person.number, second)).toBe(401);
    expect(await statusOf(one.browser, one.person.number, two.code)).toBe(401);
    expect(await statusOf(two.browser, one.person.number, one.code)).toBe(401);
    const elsewhere = new Browser(house.origin);
    await elsewhere.get(door);
    expect(await statusOf(elsewhere, one.person.number, one.code)).toBe(410);
    expect((await give(elsewhere, one.person.number, one.code, `${home}/lien`)).status).toBe(410);
    expect((await give(one.browser, one.person.number, one.code)).location).toBe(`${door}/nouveau`);
  });
});

describe("OTP-05: the code", () => {
  it("is in no page, header, address or cookie", async () => {
    const { person, browser, link, code } = await waiting();
    const answers = [
      await browser.get(door),
      await browser.get(`${door}/code`),
      await browser.get(link),
      await browser.visit(link),
      await browser.post(`${door}/code`, { choice: "resend" }),
      await give(browser, person.number, otherThan(code)),
      await give(browser, person.number, code),
      await browser.get(`${door}/nouveau`),
    ];
    const seen = answers.map(({ text, headers }) => text + JSON.stringify([...headers]));
    expect([...seen, ...browser.cookies.values()].filter((part) => part.includes(code))).toEqual([]);
  });

  it("is uniformly distributed (chi-square over 10,000 codes, p > 0.01)", () => {
    const keys = keysFrom("the secret of the codes of this test, long enough");
    // The ids are the same in every run. Random ids would fail one run in a hundred by chance.
    const idOf = (index: number) => `00000000-0000-7000-8000-${String(index).padStart(12, "0")}` as CodeId;
    const codes = many(10_000).map((index) => codeDigits(keys, "sante" as SpaceId, idOf(index)));
    for (const code of codes) expect(code).toMatch(/^\d{6}$/);
    // Each digit at each position, and the whole code by hundredths of its range. Bonferroni: seven tests
    // share 0.01.
    const places = many(6).map((place) => ({ bins: 10, bin: (code: string) => Number(code[place]) }));
    const whole = { bins: 100, bin: (code: string) => Number(code.slice(0, 2)) };
    for (const { bins, bin } of [...places, whole])
      expect(chiSquare(codes.map(bin), bins)).toBeLessThan(bins === 10 ? 26.6 : 145);
  });
});

/**
 * The chi-square statistic of the counts; its limits above leave 0.0014 to chance (9 and 99 degrees of
 * freedom).
 */
function chiSquare(values: readonly number[], bins: number): number {
  const counts = many(bins).map((bin) => values.filter((value) => value === bin).length);
  const even = values.length / bins;
  return counts.reduce((sum, count) => sum + (count - even) ** 2 / even, 0);
}
