import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { subjectOf, takeAttempt } from "#account/attempts.queries.ts";
import { asLock } from "#account/quota.rules.ts";
import { hours } from "#kernel/duration.ts";
import { atCode, atContacts, choose, codeIn, door, give, otherThan } from "../journeys/codes.ts";
import { Browser } from "../support/browser.ts";
import { type OnFile, personOnFile } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { travel } from "../support/travel.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ space: "adherent", instances: 2, env: { PARVIS_PROXIES: "127.0.0.1" } });
});
afterAll(() => house.close());

const many = (count: number) => Array.from({ length: count }, (_, index) => index);
const originOf = (index: number) => house.origins[index % house.origins.length] ?? house.origin;
const person = () => personOnFile(house.ctx, { mail: true, phone: true });
/** The newest code that came by mail. */
const latest = async ({ email }: OnFile, count = 1) =>
  codeIn((await house.mailsTo(email ?? "", count)).slice(-1)[0]);
const triesOf = (holderId: OnFile["holderId"]) =>
  house.ctx.db.inTransaction(async (trx) => {
    const rows = await trx.selectFrom("code").select("tries").where("holder_id", "=", holderId).execute();
    return rows.map(({ tries }) => tries);
  });

describe("50 wrong codes at once on two instances", () => {
  it("has 3 judged, however often it is tried", { timeout: 120_000 }, async () => {
    for (let run = 0; run < 5; run += 1) {
      const someone = await person();
      const browser = await atCode(house, someone.number);
      const code = await latest(someone);
      const answers = await Promise.all(
        many(50).map((index) => give(browser.copy(originOf(index)), otherThan(code, index + 1))),
      );
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(3);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(47);
      expect(await triesOf(someone.holderId)).toEqual([3]);
      expect((await give(browser, code)).status).toBe(409);
    }
  });

  it("has the right one, 20 times at once, prove one thing and lead on", async () => {
    const someone = await person();
    const browser = await atCode(house, someone.number);
    const code = await latest(someone);
    const answers = await Promise.all(many(20).map((index) => give(browser.copy(originOf(index)), code)));
    expect(answers.map(({ location }) => location)).toEqual(many(20).map(() => `${door}/nouveau`));
    const { rows } = await house.ctx.db.inTransaction((trx) =>
      sql`select 1 from security_event where holder_id = ${someone.holderId} and kind = 'code_proven'`.execute(
        trx,
      ),
    );
    expect(rows).toHaveLength(1);
  });
});

describe("a code of another place", () => {
  it("of another journey of the same number is refused", async () => {
    const someone = await person();
    const one = await atCode(house, someone.number);
    const code = await latest(someone);
    const other = await atCode(house, someone.number);
    const second = await latest(someone, 2);
    expect(second).not.toBe(code);
    expect((await give(other, code)).status).toBe(401);
    expect((await give(one, second)).status).toBe(401);
    expect((await give(one, code)).location).toBe(`${door}/nouveau`);
  });

  it("of another account is refused", async () => {
    const [mine, theirs] = [await person(), await person()];
    const browser = await atCode(house, mine.number);
    await atCode(house, theirs.number);
    expect((await give(browser, await latest(theirs))).status).toBe(401);
  });

  it("in another browser is refused", async () => {
    const someone = await person();
    await atCode(house, someone.number);
    const code = await latest(someone);
    const elsewhere = new Browser(house.origin);
    await elsewhere.get(`${door}/numero`);
    expect((await give(elsewhere, code)).status).toBe(410);
    const contacts = await atContacts(house, someone.number);
    expect((await give(contacts, code)).location).toBe(`${door}/choix`);
  });

  it("that served already is refused", async () => {
    const someone = await person();
    const browser = await atCode(house, someone.number);
    const code = await latest(someone);
    await give(browser, code);
    const again = await atCode(house, someone.number);
    expect((await give(again, code)).status).toBe(401);
  });

  it("dies when the password is chosen otherwise, which asking again makes good (REC-06)", async () => {
    const someone = await personOnFile(house.ctx, { mail: true, hasAccount: true });
    const browser = await atCode(house, someone.number);
    const former = await latest(someone);
    await house.ctx.db.inTransaction((trx) =>
      trx
        .updateTable("account")
        .set({ password_changed_at: sql<Date>`now()` })
        .where("holder_id", "=", someone.holderId)
        .execute(),
    );
    expect((await give(browser, former)).status).toBe(409);
    await browser.post(`${door}/code`, { choice: "resend" });
    const renewed = await latest(someone, 2);
    expect(renewed).not.toBe(former);
    expect((await give(browser, renewed)).location).toBe(`${door}/nouveau`);
  });

  it("dies with the password it was not used for", async () => {
    const someone = await person();
    const left = await atCode(house, someone.number);
    const former = await latest(someone);
    const browser = await atCode(house, someone.number);
    await give(browser, await latest(someone, 2));
    const password = "Tilleul-marine 417";
    await browser.post(`${door}/nouveau`, { password, password_confirmation: password });
    expect((await give(left, former)).status).toBe(409);
  });
});

const hashOf = (holderId: OnFile["holderId"]) =>
  house.ctx.db.inTransaction(async (trx) => {
    const account = trx.selectFrom("account").select("password_hash as hash");
    return (await account.where("holder_id", "=", holderId).executeTakeFirst())?.hash ?? null;
  });

describe("a code that was proven", () => {
  it.each([{ hasAccount: true }, { hasAccount: false }])(
    "chooses no password after its owner has chosen another: %o",
    async ({ hasAccount }) => {
      const someone = await personOnFile(house.ctx, { mail: true, hasAccount });
      const thief = await atCode(house, someone.number);
      await give(thief, await latest(someone));
      const owner = await atCode(house, someone.number);
      await give(owner, await latest(someone, 2));
      expect((await choose(owner, "Tilleul-marine 417")).location).toBe("/adherent/connexion");
      const chosen = await hashOf(someone.holderId);
      const refused = await choose(thief, "Groseille-acide 12");
      expect(refused.status).toBe(409);
      expect(refused.text).toContain("Votre mot de passe a été changé depuis le début de cette démarche");
      expect(await hashOf(someone.holderId)).toBe(chosen);
    },
  );

  it("opens nothing for a holder whom an import is closing", async () => {
    const someone = await person();
    const browser = await atCode(house, someone.number);
    await give(browser, await latest(someone));
    let choosing: ReturnType<typeof choose> | undefined;
    await house.ctx.db.inTransaction(async (trx) => {
      const closing = trx.updateTable("holder").set({ closed_at: sql<Date>`now()` });
      await closing.where("id", "=", someone.holderId).execute();
      choosing = choose(browser, "Tilleul-marine 417");
      await untilSomebodyWaits();
    });
    expect((await choosing)?.status).toBe(409);
    expect(await hashOf(someone.holderId)).toBeNull();
  });

  it("compares 10 new passwords with those one has, 30 coming at once, and then none", async () => {
    const someone = await personOnFile(house.ctx, { mail: true, hasAccount: true });
    const browser = await atCode(house, someone.number);
    await give(browser, await latest(someone));
    const present = "Verger-cascade 7";
    const hash = await house.ctx.passwords.hash(present);
    await house.ctx.db.inTransaction((trx) =>
      trx
        .updateTable("account")
        .set({ password_hash: hash })
        .where("holder_id", "=", someone.holderId)
        .execute(),
    );
    const before = house.verifications();
    const answers = await Promise.all(
      many(30).map((index) => choose(browser.copy(originOf(index)), present)),
    );
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20);
    expect(answers.find(({ status }) => status === 400)?.text).toContain("déjà le vôtre");
    expect(house.verifications() - before).toBe(10);
    const refused = await choose(browser, "Tilleul-marine 417");
    expect(refused.status).toBe(429);
    expect(refused.text).toMatch(/Attendez jusqu’au[\s\S]*recommencez la démarche/);
    // What the rule of the space refuses is told as before, and costs none.
    expect((await choose(browser, "court")).status).toBe(400);
  });
});

/** Until some transaction waits for what another holds. */
async function untilSomebodyWaits() {
  for (let looks = 0; looks < 200; looks += 1) {
    const { rows } = await sql<{ waiting: number }>`
      select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(house.database.db);
    if (rows[0]?.waiting) return;
    await new Promise((again) => setTimeout(again, 25));
  }
}

describe("the quota of SMS of a source", () => {
  const path = `${door}/choix`;
  const elsewhere = { "x-forwarded-for": "198.51.100.23" };

  /** A number nobody has, whose page offers an SMS. */
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

  it("is 10 a day whatever the numbers, known or not, and leaves the mail alone", async () => {
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
  const rule = asLock({ most: 5, during: hours(24) });
  const take = (subject: string) => house.ctx.db.inTransaction((trx) => takeAttempt(trx, subject, rule));

  it("count what comes within their time, not what comes without a pause", async () => {
    for (const _ of many(8)) {
      expect(await take("every-20-hours")).toMatchObject({ kind: "taken", lock: null });
      await travel(house.database, hours(20));
    }
  });

  it("end when that time has run from the first, and are as many again", async () => {
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

  it("are 5 codes a day, whatever the journeys and resends", async () => {
    const someone = await personOnFile(house.ctx, { mail: true });
    const browser = await atCode(house, someone.number);
    // One at a time: what has not left yet would do for both.
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
    const anew = await atContacts(house, someone.number);
    expect((await anew.post(`${door}/choix`, { choice: "mail" })).status).toBe(429);
    expect(await house.mailsTo(someone.email ?? "", 5)).toHaveLength(5);
    // What was sent is still good, and so is the post.
    expect((await give(browser, codeIn((await house.mailsTo(someone.email ?? ""))[0]))).location).toBe(
      `${door}/nouveau`,
    );
    await travel(house.database, hours(24.1));
    const next = await atContacts(house, someone.number);
    expect((await next.post(`${door}/choix`, { choice: "mail" })).location).toBe(`${door}/code`);
  });

  it("are 15 wrong codes a day, and a day later all is forgotten", async () => {
    const someone = await personOnFile(house.ctx, { mail: true });
    let answers: number[] = [];
    for (const sent of many(5)) {
      const browser = await atCode(house, someone.number);
      const code = await latest(someone, sent + 1);
      for (const index of many(3))
        answers = [...answers, (await give(browser, otherThan(code, index + 1))).status];
    }
    expect(answers).toEqual([...many(14).map(() => 401), 429]);
    await travel(house.database, hours(24.1));
    const browser = await atCode(house, someone.number);
    expect((await give(browser, await latest(someone, 6))).location).toBe(`${door}/nouveau`);
  });

  it("stop the right code too, and say until when", async () => {
    const someone = await personOnFile(house.ctx, { mail: true });
    const browser = await atCode(house, someone.number);
    const code = await latest(someone);
    const subject = subjectOf(house.ctx.keys, { code: someone.number });
    const rule = asLock({ most: 15, during: hours(24) });
    await house.ctx.db.inTransaction(async (trx) => {
      for (const _ of many(15)) await takeAttempt(trx, subject, rule);
    });
    const refused = await give(browser, code);
    expect(refused.status).toBe(429);
    expect(refused.text).toMatch(/Après 15 codes erronés[\s\S]*jusqu’au \d+ \S+ à[\s\S]*par courrier/);
    expect(await triesOf(someone.holderId)).toEqual([0]);
    await browser.post(`${door}/code`, { choice: "other" });
    expect((await browser.post(`${door}/choix`, { choice: "post" })).location).toBe(`${door}/courrier`);
  });

  it("begin anew after a success", async () => {
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

describe("F-21: the same post 20 times at once", () => {
  it("asks for one code", async () => {
    const someone = await person();
    const browser = await atContacts(house, someone.number);
    const answers = await Promise.all(
      many(20).map((index) => browser.copy(originOf(index)).post(`${door}/choix`, { choice: "mail" })),
    );
    expect(new Set(answers.map(({ location }) => location))).toEqual(new Set([`${door}/code`]));
    await house.mailsTo(someone.email ?? "");
    await new Promise((arrive) => setTimeout(arrive, 1000));
    expect(await house.mailsTo(someone.email ?? "", 1)).toHaveLength(1);
  });
});
