import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { atCode, atContacts, choose, codeIn, door, give, otherThan } from "../journeys/codes.ts";
import { Browser } from "../support/browser.ts";
import { type OnFile, personOnFile } from "../support/persons.ts";
import { repeated } from "../support/repeated.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ space: "adherent", instances: 2 });
});
afterAll(() => house.close());

const many = (count: number) => Array.from({ length: count }, (_, index) => index);
const originOf = (index: number) => house.origins[index % house.origins.length] ?? house.origin;
const person = () => personOnFile(house.ctx, { mail: true, phone: true });
/** The newest code sent by mail. */
const latest = async ({ email }: OnFile, count = 1) =>
  codeIn((await house.mailsTo(email ?? "", count)).slice(-1)[0]);
const triesOf = (holderId: OnFile["holderId"]) =>
  house.ctx.db.inTransaction(async (trx) => {
    const rows = await trx.selectFrom("code").select("tries").where("holder_id", "=", holderId).execute();
    return rows.map(({ tries }) => tries);
  });

describe("OTP-01: 50 concurrent wrong codes on two instances", () => {
  it("have 3 checked, however many are sent", { tags: ["repeats"], timeout: 120_000 }, async () => {
    for (let run = 0; run < repeated(1, 5); run += 1) {
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

  it("OTP-03: the right code, posted 20 times at once, is used once, and every post leads to the new password", async () => {
    const someone = await person();
    const browser = await atCode(house, someone.number);
    const code = await latest(someone);
    const answers = await Promise.all(many(20).map((index) => give(browser.copy(originOf(index)), code)));
    expect(answers.map(({ status, location }) => `${status} ${location}`)).toEqual(
      many(20).map(() => `303 ${door}/nouveau`),
    );
    const { rows } = await house.ctx.db.inTransaction((trx) =>
      sql`select 1 from security_event where holder_id = ${someone.holderId} and kind = 'code_proven'`.execute(
        trx,
      ),
    );
    expect(rows).toHaveLength(1);
  });
});

describe("OTP-04: a code from elsewhere", () => {
  it("is refused in another journey of the same number", async () => {
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

  it("is refused for another account", async () => {
    const [mine, theirs] = [await person(), await person()];
    const browser = await atCode(house, mine.number);
    await atCode(house, theirs.number);
    expect((await give(browser, await latest(theirs))).status).toBe(401);
  });

  it("is refused in another browser", async () => {
    const someone = await person();
    await atCode(house, someone.number);
    const code = await latest(someone);
    const elsewhere = new Browser(house.origin);
    await elsewhere.get(`${door}/numero`);
    expect((await give(elsewhere, code)).status).toBe(410);
    const contacts = await atContacts(house, someone.number);
    expect((await give(contacts, code)).location).toBe(`${door}/choix`);
  });

  it("OTP-03: is refused a second time", async () => {
    const someone = await person();
    const browser = await atCode(house, someone.number);
    const code = await latest(someone);
    await give(browser, code);
    const again = await atCode(house, someone.number);
    expect((await give(again, code)).status).toBe(401);
  });

  it("is cancelled when another browser chooses a password; a new request works (REC-06)", async () => {
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
    expect((await give(browser, former)).status).toBe(401);
    await browser.post(`${door}/code`, { choice: "resend" });
    const renewed = await latest(someone, 2);
    expect(renewed).not.toBe(former);
    expect((await give(browser, renewed)).location).toBe(`${door}/nouveau`);
    expect((await choose(browser, "Tilleul-marine 417")).location).toBe("/adherent/connexion");
  });

  it("is cancelled when its owner chooses a password without it", async () => {
    const someone = await person();
    const left = await atCode(house, someone.number);
    const former = await latest(someone);
    const browser = await atCode(house, someone.number);
    await give(browser, await latest(someone, 2));
    const password = "Tilleul-marine 417";
    await browser.post(`${door}/nouveau`, { password, password_confirmation: password });
    expect((await give(left, former)).status).toBe(401);
  });
});

describe("F-21: the same post 20 times at once", () => {
  it("sends one code", async () => {
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
