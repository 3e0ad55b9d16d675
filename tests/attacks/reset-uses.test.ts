import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findSpace } from "#spaces/index.ts";
import { codeIn } from "../journeys/codes.ts";
import { asked, choose, door, give, home, type Professional, professional } from "../journeys/resets.ts";
import { Browser } from "../support/browser.ts";
import { repeated } from "../support/repeated.ts";
import { linkIn, type RunningHouse, runHouse } from "../support/running-house.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ space: "sante", instances: 2 });
});
afterAll(() => house.close());

const password = "Tilleul-marine 417";
const many = (count: number) => Array.from({ length: count }, (_, index) => index);
const originOf = (index: number) => house.origins[index % house.origins.length] ?? house.origin;
const events = ({ holderId }: Professional, kind: string) =>
  house.ctx.db.inTransaction(async (trx) => {
    const rows = trx.selectFrom("security_event").select("id").where("holder_id", "=", holderId);
    return (await rows.where("kind", "=", kind).execute()).length;
  });
/** A person who requested a reset: browser, link and code. */
async function waiting(account: "open" | "none" = "open") {
  const person = await professional(house, account);
  const browser = await asked(house, person);
  const [mail] = await house.mailsTo(person.email);
  return { person, browser, link: linkIn(mail), code: codeIn(mail) };
}
/** Another browser with the link of the mail open. */
async function elsewhere(link: string, origin = house.origin) {
  const browser = new Browser(origin);
  await browser.visit(link);
  return browser;
}

describe("REC-05: 20 concurrent uses on two instances", () => {
  const runs = repeated(4, 50);
  it(`of one code, half of them through the link in another browser, prove once, ${runs} times of ${runs}`, {
    tags: ["repeats"],
    timeout: 120_000,
  }, async () => {
    for (const _ of many(runs)) {
      const { person, browser, link, code } = await waiting();
      const other = await elsewhere(link);
      await Promise.all(
        many(20).map((index) =>
          index % 2
            ? give(browser.copy(originOf(index >> 1)), person.number, code)
            : give(other.copy(originOf(index >> 1)), person.number, code, `${home}/lien`),
        ),
      );
      expect(await events(person, "code_proven")).toBe(1);
    }
  });

  const choices = repeated(2, 10);
  it(`of 20 new passwords choose one, ${choices} times of ${choices}`, {
    tags: ["repeats"],
    timeout: 120_000,
  }, async () => {
    for (const _ of many(choices)) {
      const { person, browser, code } = await waiting();
      await give(browser, person.number, code);
      await browser.get(`${door}/nouveau`);
      const answers = await Promise.all(
        many(20).map((index) => choose(browser.copy(originOf(index)), `${password} ${index}`)),
      );
      expect(await events(person, "password_recovered")).toBe(1);
      // 429: comparisons with the former password are counted too.
      for (const { status } of answers) expect([303, 410, 429]).toContain(status);
    }
  });
});

describe("REC-06: a link and a code from before", () => {
  const changes = {
    "another password": sql`update account set password_changed_at = now()`,
    "another address": sql`update account set email = 'neuve@boite.example', email_key = 'neuve@boite.example'`,
    "the end of the account": sql`update account set closed_at = now()`,
  };
  it.each(Object.entries(changes))("stop working after %s", async (_, change) => {
    const { person, browser, link, code } = await waiting();
    await house.ctx.db.inTransaction((trx) =>
      sql`${change} where holder_id = ${person.holderId}`.execute(trx),
    );
    const here = await give(browser, person.number, code);
    // After another password the code reads like a wrong one: the page must not tell strangers of the change.
    const isPassword = change === changes["another password"];
    expect([here.status, here.text.includes("n’est plus valable")]).toEqual(
      isPassword ? [401, false] : [409, true],
    );
    const other = await elsewhere(link);
    const shown = await other.get(`${home}/lien`);
    const there = shown.status === 200 ? await give(other, person.number, code, `${home}/lien`) : shown;
    expect([409, 410]).toContain(there.status);
    expect(there.text).toContain(`href="${door}"`);
    expect(await events(person, "code_proven")).toBe(0);
    // A forged post to the password form does not work either.
    expect((await choose(browser, password)).location).toBe(`${door}/code`);
  });

  it("stop working once the owner has used another code", async () => {
    const { person, browser, link, code } = await waiting();
    const later = await asked(house, person);
    const second = codeIn((await house.mailsTo(person.email, 2))[1]);
    await give(later, person.number, second);
    await choose(later, password);
    expect((await give(browser, person.number, code)).status).toBe(401);
    expect((await (await elsewhere(link)).get(`${home}/lien`)).status).toBe(410);
    // A new request in that browser sends another.
    await browser.post(`${door}/code`, { choice: "resend" });
    const renewed = codeIn(
      (await house.mailsTo(person.email, 4)).filter(({ text }) => text.includes("/lien/")).at(-1),
    );
    expect(renewed).not.toBe(code);
    expect((await give(browser, person.number, renewed)).location).toBe(`${door}/nouveau`);
  });
});

describe("REC-07: a link from elsewhere", () => {
  it("accepts neither the number nor the code of another account", async () => {
    const [mine, theirs] = [await waiting(), await waiting()];
    const browser = await elsewhere(theirs.link);
    const path = `${home}/lien`;
    expect((await give(browser, mine.person.number, mine.code, path)).status).toBe(401);
    expect((await give(browser, theirs.person.number, mine.code, path)).status).toBe(401);
    expect((await give(browser, mine.person.number, theirs.code, path)).status).toBe(401);
    expect((await give(browser, theirs.person.number, theirs.code, path)).status).toBe(409);
  });

  it("does not work in another space, nor altered", async () => {
    const { link } = await waiting();
    const token = link.split("/").at(-1) ?? "";
    for (const slug of ["npfr", "adherent"]) {
      expect(findSpace(slug)).toBeDefined();
      expect((await new Browser(house.origin).visit(`/${slug}/lien/${token}`)).status).toBe(410);
    }
    const bent = `${token.slice(0, 30)}${token[30] === "A" ? "B" : "A"}${token.slice(31)}`;
    expect((await new Browser(house.origin).visit(`${home}/lien/${bent}`)).status).toBe(410);
  });
});

describe("REC-13: a reset", () => {
  it("is announced to every contact", async () => {
    const { person, browser, code } = await waiting();
    await give(browser, person.number, code);
    await choose(browser, password);
    for (const address of [person.email, person.onFile]) {
      const mails = await house.mailsTo(address, address === person.email ? 2 : 1);
      expect(mails.at(-1)?.text).toContain("vient d’être changé");
    }
  });
});

describe("REC-15: an address changed, then a reset requested", () => {
  it("sends nothing to the former address, whose owner was told of the change", async () => {
    const { person, browser, code } = await waiting();
    const neuve = `neuve.${person.number}@boite.example`;
    await house.ctx.db.inTransaction((trx) =>
      trx
        .updateTable("account")
        .set({ email: neuve, email_key: neuve })
        .where("holder_id", "=", person.holderId)
        .execute(),
    );
    expect((await give(browser, person.number, code)).status).toBe(409);
    await asked(house, person);
    const thief = await asked(house, { number: person.number, email: neuve });
    const [mail] = await house.mailsTo(neuve);
    expect(await house.mailsTo(person.email)).toHaveLength(1);
    await give(thief, person.number, codeIn(mail));
    await choose(thief, password);
    // An attacker with the account cannot block recovery through the contact of the registry.
    expect((await house.mailsTo(person.onFile)).at(-1)?.text).toContain("vient d’être changé");
  });
});
