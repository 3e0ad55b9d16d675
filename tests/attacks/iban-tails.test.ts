import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { days, hours } from "#kernel/duration.ts";
import type { RegistrySecretRule } from "#spaces/space.ts";
import {
  bare,
  chooseAccess,
  countAccounts,
  door,
  enrol,
  establishment,
  home,
  nextNumber,
  password,
  prove,
  rightTail,
  signIn,
  wrongTail,
} from "../journeys/enrolments.ts";
import { type Answer, Browser } from "../support/browser.ts";
import { usualPassword } from "../support/persons.ts";
import { repeated } from "../support/repeated.ts";
import { linkIn, type RunningHouse, runHouse } from "../support/running-house.ts";
import { travel } from "../support/travel.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ space: "sante", instances: 2, env: { PARVIS_PROXIES: "127.0.0.1" } });
});
afterAll(() => house.close());

const many = (count: number) => Array.from({ length: count }, (_, index) => index);
const originOf = (index: number) => house.origins[index % house.origins.length] ?? house.origin;
const source = (index: number) => ({ "x-forwarded-for": `203.0.${100 + (index >> 8)}.${index & 255}` });
const evil = "voleur@ailleurs.example";

/** The wrong ends of IBAN checked for an establishment, by its security journal. */
async function judged(holderId: string, atLeast: number) {
  for (let waited = 0; ; waited += 1) {
    const rows = await house.ctx.db.inTransaction((trx) =>
      trx
        .selectFrom("security_event")
        .select("id")
        .where("holder_id", "=", holderId as never)
        .where("kind", "=", "enrolment_refused")
        .execute(),
    );
    if (rows.length >= atLeast || waited === 40) return rows.length;
    await new Promise((again) => setTimeout(again, 100));
  }
}

const endsAtOnce = repeated(20, 200);
describe(`ACT-02: ${endsAtOnce} concurrent wrong ends of IBAN for one number, on two instances`, () => {
  it("have 3 checked, then 2 more in the lifetime; the right one reads like a wrong one, from every source", {
    tags: ["repeats"],
    timeout: 120_000,
  }, async () => {
    const who = await establishment(house);
    const browsers = await Promise.all(
      many(endsAtOnce).map(async (index) => {
        const browser = new Browser(originOf(index), source(index));
        await browser.get(door);
        return browser;
      }),
    );
    const flood = async () => {
      const answers = await Promise.all(browsers.map((browser) => prove(browser, who.number, wrongTail)));
      return new Set(answers.map((answer) => bare(answer, who.number)));
    };
    const told = await flood();
    expect(told.size).toBe(1);
    expect(await judged(who.holderId, 3)).toBe(3);
    const stranger = new Browser(house.origin, source(500));
    expect(told).toEqual(new Set([bare(await prove(stranger, who.number, rightTail), who.number)]));
    await travel(house.database, hours(24.01));
    expect(await flood()).toEqual(told);
    expect(await judged(who.holderId, 5)).toBe(5);
    await travel(house.database, days(30));
    const late = await prove(new Browser(house.origin, source(501)), who.number, rightTail);
    expect(late.status).toBe(401);
    expect(late.text).toMatch(/essais faits ailleurs ont pu épuiser ceux de ce[\s\S]*appelez-nous/);
  });
});

describe("ACT-03: a contact supplied by the visitor", () => {
  it("is ignored beside the number, or refused", async () => {
    const active = await establishment(house, { account: "open" });
    const extra = { email: evil, phone: "0639980000", contact: evil };
    const ignored = await new Browser(house.origin).post(door, {
      number: active.number,
      tail: rightTail,
      ...extra,
    });
    expect(ignored.status).toBe(401);
    const doubled = { number: active.number, tail: rightTail, "contact[]": evil };
    expect((await new Browser(house.origin).post(door, doubled)).status).toBe(400);
    expect(await house.mailsTo(active.onFile)).toHaveLength(1);
  });

  it("is refused beside the chosen address", async () => {
    const who = await establishment(house);
    const browser = new Browser(house.origin);
    await prove(browser, who.number, rightTail);
    const chosen = {
      email: who.email,
      email_confirmation: who.email,
      password,
      password_confirmation: password,
    };
    for (const field of ["email[]", "contact[]", "email[0]"])
      expect((await browser.post(`${door}/bienvenue`, { ...chosen, [field]: evil })).status).toBe(400);
    for (const email of [`${who.email},${evil}`, `${who.email}\nCc: ${evil}`])
      expect((await chooseAccess(browser, email)).status).toBe(400);
    expect((await browser.post(`${door}/bienvenue`, { ...chosen, contact: evil })).status).toBe(303);
    expect(await house.mailsTo(who.email)).toHaveLength(1);
    expect(await house.mailsTo(evil, 0)).toEqual([]);
  });
});

describe("ACT-04: a stranger who tries a number", () => {
  it("gets the same bytes when it is unknown, wrong, without IBAN, or already active with the right end", async () => {
    const classes = {
      unknown: [nextNumber(), wrongTail],
      wrong: [(await establishment(house)).number, wrongTail],
      withoutIban: [(await establishment(house, { hasIban: false })).number, wrongTail],
      active: [(await establishment(house, { account: "open" })).number, rightTail],
    } as const;
    const walks = [];
    for (const [number, tail] of Object.values(classes)) {
      const pages = [];
      for (let tries = 0; tries < 4; tries += 1)
        pages.push(bare(await prove(new Browser(house.origin), number, tail), number));
      walks.push(pages.map((page) => page.replace(/"retry-after","\d+"/, "")));
    }
    expect(walks[0]?.[0]).toContain('"status":401');
    expect(walks[0]?.[3]).toContain('"status":429');
    for (const pages of walks) expect(pages).toEqual(walks[0]);
    for (const number of [classes.unknown[0], classes.active[0]])
      expect(bare(await prove(new Browser(house.origin), number, ""), number)).toContain('"status":400');
  });
});

const browsersAtOnce = repeated(5, 20);
describe(`ACT-07: ${browsersAtOnce} browsers finish the same inscription at once`, () => {
  it("open one account, with one password", { tags: ["repeats"], timeout: 120_000 }, async () => {
    const who = await establishment(house);
    const ready = [];
    // Fewer mails a day are sent for one establishment.
    const { mail } = house.ctx.space.policy;
    const usual = { ...mail };
    Object.assign(mail, { perHolderAndHour: 20, perHolderAndDay: 20 });
    for (const index of many(browsersAtOnce)) {
      const browser = new Browser(originOf(index));
      const chosen = {
        email: `direction-${index}.${who.number}@boite.example`,
        typed: `${password}${index}`,
      };
      await prove(browser, who.number, rightTail);
      await chooseAccess(browser, chosen.email, chosen.typed);
      const [mail] = await house.mailsTo(chosen.email);
      ready.push({ browser, path: linkIn(mail), ...chosen });
    }
    Object.assign(mail, usual);
    const answers = await Promise.all(ready.map(({ browser, path }) => browser.visit(path)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const losers = answers.filter(({ status }) => status === 410);
    expect(losers).toHaveLength(browsersAtOnce - 1);
    for (const { text } of losers) expect(text).toContain("a déjà servi");
    const account = await house.ctx.db.inTransaction((trx) =>
      trx
        .selectFrom("account")
        .select(["email", "password_hash as hash"])
        .where("holder_id", "=", who.holderId)
        .executeTakeFirstOrThrow(),
    );
    const opening = [];
    for (const { email, typed } of ready)
      if ((await house.ctx.passwords.verify(account.hash, typed)).ok) opening.push(email);
    expect(opening).toEqual([account.email]);
    expect(answers[ready.findIndex(({ email }) => email === account.email)]?.status).toBe(200);
  });

  it("send one mail for the last form posted 20 times", async () => {
    const who = await establishment(house);
    const browser = new Browser(house.origin);
    await prove(browser, who.number, rightTail);
    await browser.get(`${door}/bienvenue`);
    const answers = await Promise.all(
      many(20).map((index) => chooseAccess(browser.copy(originOf(index)), who.email)),
    );
    expect(new Set(answers.map(({ location }) => location))).toEqual(new Set([`${door}/mail`]));
    await new Promise((arrive) => setTimeout(arrive, 1000));
    expect(await house.mailsTo(who.email)).toHaveLength(1);
  });
});

const guesses = repeated(100, 2_000);
const sources = repeated(100, 500);
describe(`ACT-01: one guess on each of ${guesses} establishments of ${guesses * 10}, from ${sources} sources, 3 of them right`, () => {
  it("stops at the hourly budget, alerts staff once, and opens nothing", {
    tags: ["repeats"],
    timeout: 180_000,
  }, async () => {
    await travel(house.database, hours(1.01));
    await untilTheHourIsYoung();
    const { policy } = house.ctx.space;
    const secret = policy.registrySecret as RegistrySecretRule;
    const { warnedAt, most } = repeated({ warnedAt: 15, most: 60 }, secret.budget);
    policy.registrySecret = { ...secret, budget: { warnedAt, most } };
    const member = await establishment(house, { account: "open" });
    const targets = await seed(guesses * 10);
    const before = await countAccounts(house);
    // Past the budget no number is looked up, so the last guesses add nothing.
    const guessed = targets.filter((_, index) => index % 10 === 0);
    // So late that the budget is spent before they are looked at, whatever is under way at once.
    const rightOnes = [0.92, 0.95, 0.98].map((share) => Math.round(guesses * share));
    const attackers = many(sources).map((index) => new Browser(originOf(index), source(index)));
    const statuses: Answer[] = [];
    let next = 0;
    await Promise.all(
      many(repeated(30, 60)).map(async () => {
        for (let index = next++; index < guessed.length; index = next++) {
          const browser = attackers[index % attackers.length] as Browser;
          const tail = rightOnes.includes(index) ? rightTail : wrongTail;
          statuses.push(await prove(browser, guessed[index] ?? "", tail));
        }
      }),
    );
    const refused = statuses.filter(({ status }) => status === 401).length;
    expect(refused).toBeGreaterThan(most - 20);
    expect(refused).toBeLessThanOrEqual(most);
    expect(statuses.filter(({ status }) => status === 429)).toHaveLength(guessed.length - refused);
    const suspended = statuses.at(-1);
    expect(suspended?.text).toContain("plus aucun n’est examiné jusqu’au");
    expect(Number(suspended?.headers.get("retry-after"))).toBeLessThanOrEqual(3600);
    expect(await countAccounts(house)).toBe(before);

    const alarms = async () =>
      (await house.mailsTo(house.ctx.space.policy.mail.replyTo)).filter(
        ({ subject }) => subject === "Trop d’inscriptions échouent",
      );
    await new Promise((arrive) => setTimeout(arrive, 2000));
    expect(await alarms()).toHaveLength(1);
    const logged = house.warnings.map((line) => JSON.parse(line)).filter(({ msg }) => msg === "alarm");
    expect(logged).toMatchObject([{ level: 50, space: "sante", kind: "staff-iban-alarm" }]);
    const mails = await house.mailsTo(house.ctx.space.policy.mail.replyTo);
    const warnings = mails.filter(({ subject }) => subject === "Beaucoup d’inscriptions échouent");
    expect(warnings).toHaveLength(1);
    expect(warnings[0]?.text).toContain(`${warnedAt} essais`);
    // Members still sign in; inscriptions work again in the next hour.
    expect((await signIn(house, member.number, usualPassword)).location).toBe(`${home}/espace`);
    const honest = await establishment(house);
    expect((await prove(new Browser(house.origin), honest.number, rightTail)).status).toBe(429);
    await travel(house.database, hours(1));
    const browser = await enrol(house, honest);
    const [mail] = await house.mailsTo(honest.email);
    expect((await browser.visit(linkIn(mail))).text).toContain("Compte activé");
  });
});

describe("LOG-09: one source on many establishments", () => {
  it("is limited over all numbers, and no other source is", async () => {
    await untilTheHourIsYoung();
    const { subjectsPerSourceAndHour: most } = house.ctx.space.policy.limits;
    const browser = new Browser(house.origin, { "x-forwarded-for": "198.51.100.9" });
    const statuses = [];
    for (let tries = 0; tries <= most; tries += 1)
      statuses.push((await prove(browser, nextNumber(), wrongTail)).status);
    expect(statuses).toEqual([...many(most).map(() => 401), 429]);
    const who = await establishment(house);
    const wait = Number((await prove(browser, who.number, rightTail)).headers.get("retry-after"));
    const left = 3600 - ((Date.now() / 1000) % 3600);
    expect(Math.abs(wait - left)).toBeLessThan(5);
    expect((await prove(new Browser(house.origin), who.number, rightTail)).status).toBe(303);
  });
});

/** A budget belongs to one hour of the clock: the test must not cross two. */
async function untilTheHourIsYoung() {
  const left = 3_600_000 - (Date.now() % 3_600_000);
  if (left < 60_000) await new Promise((turn) => setTimeout(turn, left + 500));
}

async function seed(count: number): Promise<string[]> {
  const like = await establishment(house);
  const numbers = many(count).map(nextNumber);
  await house.ctx.db.inTransaction(async (trx) => {
    const { id, number, ...row } = await trx
      .selectFrom("holder")
      .selectAll()
      .where("id", "=", like.holderId)
      .executeTakeFirstOrThrow();
    for (let from = 0; from < count; from += 500)
      await trx
        .insertInto("holder")
        .values(numbers.slice(from, from + 500).map((one) => ({ ...row, number: one })))
        .execute();
  });
  return numbers;
}
