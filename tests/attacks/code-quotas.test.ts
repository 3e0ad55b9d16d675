import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { byQuota } from "#account/tries/counting.queries.ts";
import { subjectOf } from "#account/tries/subject.ts";
import { takeTry } from "#account/tries/take-try.queries.ts";
import { hours } from "#kernel/duration.ts";
import { atCode, atContacts, codeIn, door, give, otherThan } from "../journeys/codes.ts";
import { type Answer, Browser } from "../support/browser.ts";
import { type OnFile, personOnFile, usualPassword } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { solveCaptcha } from "../support/solve-captcha.ts";
import { travel } from "../support/travel.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ space: "adherent", env: { PARVIS_PROXIES: "127.0.0.1" } });
});
afterAll(() => house.close());

const many = (count: number) => Array.from({ length: count }, (_, index) => index);
const person = () => personOnFile(house.ctx, { mail: true, phone: true });
/** The newest code sent by mail. */
const latest = async ({ email }: OnFile, count = 1) =>
  codeIn((await house.mailsTo(email ?? "", count)).slice(-1)[0]);
const triesOf = (holderId: OnFile["holderId"]) =>
  house.ctx.db.inTransaction(async (trx) => {
    const rows = await trx.selectFrom("code").select("tries").where("holder_id", "=", holderId).execute();
    return rows.map(({ tries }) => tries);
  });

const signInPath = "/adherent/connexion";
async function signInByNumber(browser: Browser, number: string) {
  const captcha = await solveCaptcha(house.ctx.keys, browser, signInPath);
  const answer = await browser.post(signInPath, { number, password: usualPassword, ...captcha });
  expect(answer.location).toBe("/adherent/espace");
}

describe("the SMS quota of a source", () => {
  const path = `${door}/choix`;
  const elsewhere = { "x-forwarded-for": "198.51.100.23" };

  /** An unknown number whose page offers an SMS. */
  async function nobodyWithMobile(from: number): Promise<string> {
    for (let next = from; ; next += 1) {
      const browser = await atContacts(house, `55${next}`);
      if ((await browser.get(path)).text.includes("par SMS")) return `55${next}`;
    }
  }

  const from = async (number: string, headers: Record<string, string> = elsewhere) => {
    const browser = new Browser(house.origin, headers);
    await browser.post(`${door}/numero`, { number });
    return browser;
  };

  it("is 10 a day over all numbers, known or not, and does not limit mails", async () => {
    const onFile = await Promise.all(many(4).map(person));
    const nobody = [await nobodyWithMobile(1000), await nobodyWithMobile(2000), await nobodyWithMobile(3000)];
    const [lastKnown, ...known] = onFile.map(({ number }) => number);
    const [lastUnknown, ...unknown] = nobody;
    for (const number of [...known, ...unknown]) {
      const browser = await from(number);
      expect((await browser.post(path, { choice: "sms" })).location).toBe(`${door}/code`);
      expect((await browser.post(`${door}/code`, { choice: "resend" })).location).toBe(`${door}/code`);
    }
    for (const number of [lastKnown ?? "", lastUnknown ?? ""]) {
      const refused = await (await from(number)).post(path, { choice: "sms" });
      expect(refused.status).toBe(429);
      expect(refused.text).toMatch(/Trop de codes par SMS[\s\S]*par mail s’il vous est proposé/);
      expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(hours(23) / 1000);
    }
    const browser = await from(lastKnown ?? "");
    expect((await browser.post(path, { choice: "mail" })).location).toBe(`${door}/code`);
    const other = await from(lastKnown ?? "", { "x-forwarded-for": "198.51.100.24" });
    expect((await other.post(path, { choice: "sms" })).location).toBe(`${door}/code`);
  });
});

describe("the quotas of a number", () => {
  const rule = byQuota({ most: 5, during: hours(24) });
  const take = (subject: string) => house.ctx.db.inTransaction((trx) => takeTry(trx, subject, rule));

  it("count the codes of one period: codes 20 hours apart never reach the limit", async () => {
    for (const _ of many(8)) {
      expect(await take("every-20-hours")).toMatchObject({ kind: "taken", lock: null });
      await travel(house.database, hours(20));
    }
  });

  it("end when the period has run from the first code, then start again in full", async () => {
    for (const again of ["first", "second"]) {
      await take("late");
      await travel(house.database, hours(23));
      for (const _ of many(3)) expect(await take("late")).toMatchObject({ kind: "taken", lock: null });
      const last = await take("late");
      const lock = last.kind === "taken" ? last.lock : null;
      expect([again, lock && lock.wait > hours(0.9) && lock.wait <= hours(1)]).toEqual([again, true]);
      expect((await take("late")).kind).toBe("locked");
      await travel(house.database, hours(1.01));
    }
  });

  it("are 5 codes a day over all journeys and resends", async () => {
    const someone = await personOnFile(house.ctx, { mail: true });
    const browser = await atCode(house, someone.number);
    // One at a time: a code still in the queue would serve for both requests.
    await latest(someone);
    for (const sent of many(2)) {
      await browser.post(`${door}/code`, { choice: "resend" });
      await latest(someone, sent + 2);
    }
    for (const _ of many(2)) await atCode(house, someone.number);
    const refused = await browser.post(`${door}/code`, { choice: "resend" });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(hours(23) / 1000);
    expect(refused.text).toMatch(/Pas plus de 5 codes[\s\S]*par courrier/);
    const later = await atContacts(house, someone.number);
    expect((await later.post(`${door}/choix`, { choice: "mail" })).status).toBe(429);
    expect(await house.mailsTo(someone.email ?? "", 5)).toHaveLength(5);
    // The code already sent still works, and so does the letter.
    expect((await give(browser, codeIn((await house.mailsTo(someone.email ?? ""))[0]))).location).toBe(
      `${door}/nouveau`,
    );
    await travel(house.database, hours(24.1));
    const next = await atContacts(house, someone.number);
    expect((await next.post(`${door}/choix`, { choice: "mail" })).location).toBe(`${door}/code`);
  });

  it("LOG-06: spent by strangers, do not limit the owner in a browser that signed in before", async () => {
    const someone = await personOnFile(house.ctx, { mail: true, hasAccount: true });
    for (const _ of many(5)) await atCode(house, someone.number);
    const stranger = await atContacts(house, someone.number);
    expect((await stranger.post(`${door}/choix`, { choice: "mail" })).status).toBe(429);
    const owner = new Browser(house.origin);
    await signInByNumber(owner, someone.number);
    await owner.post(`${door}/numero`, { number: someone.number });
    expect((await owner.post(`${door}/choix`, { choice: "mail" })).location).toBe(`${door}/code`);
    const other = await person();
    for (const _ of many(5)) await atCode(house, other.number);
    await owner.post(`${door}/numero`, { number: other.number });
    expect((await owner.post(`${door}/choix`, { choice: "mail" })).status).toBe(429);
  });

  it("OTP-02: are 15 wrong codes a day over all journeys, and are reset a day later", async () => {
    const someone = await personOnFile(house.ctx, { mail: true });
    const answers: Answer[] = [];
    for (const sent of many(5)) {
      const browser = await atCode(house, someone.number);
      const code = await latest(someone, sent + 1);
      for (const index of many(3)) answers.push(await give(browser, otherThan(code, index + 1)));
    }
    expect(answers.map(({ status }) => status)).toEqual([...many(14).map(() => 401), 429]);
    expect(answers.at(-1)?.text).toMatch(
      /Après 15 codes erronés[\s\S]*jusqu’au \d+(?:er)? \S+ à[\s\S]*par courrier/,
    );
    await travel(house.database, hours(24.1));
    const browser = await atCode(house, someone.number);
    expect((await give(browser, await latest(someone, 6))).location).toBe(`${door}/nouveau`);
  });

  it("spent in other browsers, refuse the right code too, with the message of a wrong one", async () => {
    const someone = await personOnFile(house.ctx, { mail: true });
    const browser = await atCode(house, someone.number);
    const code = await latest(someone);
    const subject = subjectOf(house.ctx.keys, { code: someone.number });
    const rule = byQuota({ most: 15, during: hours(24) });
    await house.ctx.db.inTransaction(async (trx) => {
      for (const _ of many(15)) await takeTry(trx, subject, rule);
    });
    const refused = await give(browser, code);
    expect(refused.status).toBe(401);
    expect(refused.text).toMatch(/n’est pas le bon[\s\S]*essayés ailleurs[\s\S]*autre moyen/);
    expect(await triesOf(someone.holderId)).toEqual([1]);
    await browser.post(`${door}/code`, { choice: "other" });
    expect((await browser.post(`${door}/choix`, { choice: "post" })).location).toBe(`${door}/courrier`);
  });

  it("start again after a success", async () => {
    const someone = await personOnFile(house.ctx, { mail: true });
    const last = await atCode(house, someone.number);
    const code = await latest(someone);
    for (const sent of many(4)) {
      const browser = await atCode(house, someone.number);
      const wrong = otherThan(await latest(someone, sent + 2));
      for (const _ of many(3)) await give(browser, wrong);
    }
    expect((await give(last, otherThan(code))).status).toBe(401);
    expect((await give(last, code)).location).toBe(`${door}/nouveau`);
    const subject = subjectOf(house.ctx.keys, { code: someone.number });
    const counted = await house.ctx.db.inTransaction((trx) =>
      trx.selectFrom("attempt").selectAll().where("subject", "=", subject).execute(),
    );
    expect(counted).toEqual([]);
  });
});
