import { sql } from "kysely";
import { URI } from "otpauth";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hours } from "#kernel/duration.ts";
import type { HolderId } from "#kernel/ids.ts";
import { cleanUp } from "../../src/start/clean-up.ts";
import { Browser } from "../support/browser.ts";
import { activePerson, type Person, usualPassword } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { travel } from "../support/travel.ts";
import { codeOf } from "./codes.ts";
import {
  beginApplication,
  forgetSteps,
  giveCode,
  givePassword,
  giveSpareCode,
  isSignedIn,
  journalOf,
  ownerOfTotp,
  security,
  verification,
} from "./owners.ts";

let house: RunningHouse;
let person: Person;
let browser: Browser;
beforeAll(async () => {
  house = await runHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  person = await activePerson(house.ctx);
  browser = new Browser(house.origin);
  await givePassword(browser, person);
});

const beginTotp = () => beginApplication(browser);

const prove = (code: string, current_password = usualPassword) =>
  browser.post(`${security}/application`, { code, current_password });

/** Returns the key, the code typed and the recovery codes. */
async function setUp(): Promise<{ key: string; typed: string; codes: string[] }> {
  const key = await beginTotp();
  const typed = codeOf(key);
  const page = await prove(typed);
  return {
    key,
    typed,
    codes: [...page.text.matchAll(/<li>([0-9A-Z]{5}-[0-9A-Z]{5})<\/li>/g)].map(([, code = ""]) => code),
  };
}

const proven = async () => {
  const { rows } = await house.ctx.db.inTransaction((trx) =>
    sql<{
      proven: boolean;
    }>`select proven_at is not null as proven from totp join account on account.id = account_id
      where holder_id = ${person.holderId}`.execute(trx),
  );
  return rows[0]?.proven ?? null;
};

describe("an application of codes", () => {
  it("is set up by a first code and the password; recovery codes are shown once, every contact is told", async () => {
    const elsewhere = new Browser(house.origin);
    await givePassword(elsewhere, person);
    expect((await browser.get(security)).text).toContain("Ajouter une application");
    const key = await beginTotp();
    const picture = await browser.get(`${security}/application/image.svg`);
    expect(picture.headers.get("content-type")).toMatch(/^image\/svg\+xml/);
    expect(picture.text).toMatch(/^<svg .*<path/s);
    expect(picture.text).not.toMatch(/script|style=|data:/);
    expect(await proven()).toBe(false);
    const page = await prove(codeOf(key));
    expect(page.status).toBe(200);
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.text.match(/<li>[0-9A-Z]{5}-[0-9A-Z]{5}<\/li>/g)).toHaveLength(10);
    expect(await proven()).toBe(true);
    expect(await isSignedIn(browser)).toBe(true);
    expect(await isSignedIn(elsewhere)).toBe(false);
    const [mail] = await house.mailsTo(person.email);
    expect(mail?.subject).toBe("Une seconde vérification protège votre compte");
    expect((await journalOf(house.ctx, person)).slice(-2)).toEqual(["factor_added", "recovery_codes_made"]);
    const card = await browser.get(security);
    expect(card.text).toContain("Retirer l’application");
    expect(card.text).not.toMatch(/>[0-9A-Z]{5}-[0-9A-Z]{5}</);
    expect((await browser.get(`${security}/application/image.svg`)).status).toBe(404);
  });

  it("has a link as well, for a page opened on the telephone of the application", async () => {
    const key = await beginTotp();
    const { text } = await browser.get(`${security}/application`);
    const [, address = ""] = /<a href="(otpauth:[^"]+)">Ouvrir dans l’application</.exec(text) ?? [];
    const read = URI.parse(address.replaceAll("&amp;", "&"));
    expect([read.issuer, read.label]).toEqual([house.ctx.space.wording.shortName, "Maëlys LEFÈVRE"]);
    expect(read.secret.base32).toBe(key);
  });

  it("is asked for at the next sign-in, where the code of the set-up is already used", async () => {
    const { key, typed } = await setUp();
    const door = new Browser(house.origin);
    expect((await givePassword(door, person)).location).toBe(verification);
    expect((await giveCode(door, typed)).status).toBe(401);
    await forgetSteps(house.ctx);
    expect((await giveCode(door, codeOf(key))).location).toBe("/npfr/espace");
  });

  it("is not asked for until proven", async () => {
    await beginTotp();
    expect((await givePassword(new Browser(house.origin), person)).location).toBe("/npfr/espace");
  });

  it("is refused with a wrong code, which costs no try, or a wrong password, which does", async () => {
    const key = await beginTotp();
    const wrong = await prove("000000");
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain("Ce code n’est pas le bon");
    expect((await prove(codeOf(key), "")).text).toContain("Saisissez votre mot de passe actuel.");
    expect((await prove(codeOf(key), "pas le bon 12")).text).toContain("Il vous reste 2 essais");
    await prove(codeOf(key), "pas le bon 12");
    expect((await prove(codeOf(key), "pas le bon 12")).status).toBe(429);
    expect((await prove(codeOf(key))).status).toBe(429);
    expect(await proven()).toBe(false);
  });

  it("shows its key only in the session that started, and accepts no code in another", async () => {
    const thief = new Browser(house.origin);
    await givePassword(thief, person);
    const key = await beginTotp();
    expect((await thief.get(`${security}/application`)).location).toBe(security);
    expect((await thief.get(`${security}/application/image.svg`)).status).toBe(404);
    const typed = { code: codeOf(key), current_password: usualPassword };
    expect((await thief.post(`${security}/application`, typed)).location).toBe(security);
    expect(await proven()).toBe(false);
    expect((await browser.get(`${security}/application`)).text).toContain(key.slice(0, 4));
  });

  it("can be started again with another key, and is deleted when not finished", async () => {
    const former = await beginTotp();
    const key = await beginTotp();
    expect(key).not.toBe(former);
    expect((await prove(codeOf(former))).status).toBe(400);
    await travel(house.database, hours(1));
    await givePassword(browser, person);
    expect((await prove(codeOf(key))).location).toBe(security);
    expect((await browser.get(`${security}/application`)).location).toBe(security);
    await travel(house.database, hours(24));
    await cleanUp(house.ctx);
    expect(await proven()).toBeNull();
  });

  it("cannot be replaced once it is set up", async () => {
    const { key } = await setUp();
    await browser.get(security);
    expect((await browser.post(`${security}/application/debut`)).location).toBe(security);
    expect((await prove(codeOf(key))).location).toBe(security);
    expect(await proven()).toBe(true);
  });

  it("is removed with the password; its recovery codes are deleted and other sessions end", async () => {
    const { key, codes } = await setUp();
    const elsewhere = new Browser(house.origin);
    await givePassword(elsewhere, person);
    await giveSpareCode(elsewhere, codes[0] ?? "");
    expect(await isSignedIn(elsewhere)).toBe(true);
    const path = `${security}/retrait/application`;
    expect((await browser.get(path)).text).toContain("Retirer votre application de codes");
    expect((await browser.post(path, { current_password: "pas le bon 12" })).status).toBe(400);
    expect(await proven()).toBe(true);
    expect((await browser.post(path, { current_password: usualPassword })).location).toBe(security);
    expect((await browser.get(security)).text).toContain("Seconde vérification retirée");
    expect(await proven()).toBeNull();
    expect(await isSignedIn(elsewhere)).toBe(false);
    expect((await house.mailsTo(person.email, 3)).map(({ subject }) => subject)).toContain(
      "Une seconde vérification vient d’être retirée",
    );
    expect((await givePassword(new Browser(house.origin), person)).location).toBe("/npfr/espace");
    const left = await house.ctx.db.inTransaction((trx) =>
      sql`select from recovery_code join account on account.id = account_id where holder_id = ${person.holderId}`.execute(
        trx,
      ),
    );
    expect(left.rows).toHaveLength(0);
    expect(key).not.toBe("");
  });
});

describe("recovery codes", () => {
  it("are renewed with the password, and the old ones stop working", async () => {
    const { codes } = await setUp();
    expect((await browser.post(`${security}/codes`, { current_password: "pas le bon 12" })).status).toBe(400);
    const page = await browser.post(`${security}/codes`, { current_password: usualPassword });
    const [fresh = ""] = page.text.match(/[0-9A-Z]{5}-[0-9A-Z]{5}/) ?? [];
    const door = new Browser(house.origin);
    await givePassword(door, person);
    expect((await giveSpareCode(door, codes[0] ?? "")).status).toBe(401);
    expect((await giveSpareCode(door, fresh)).location).toBe("/npfr/espace");
    expect((await house.mailsTo(person.email, 2)).map(({ subject }) => subject)).toContain(
      "De nouveaux codes de secours ont été créés",
    );
  });

  it("do not exist without a factor", async () => {
    await browser.get(security);
    expect((await browser.post(`${security}/codes`, { current_password: usualPassword })).location).toBe(
      security,
    );
    expect((await browser.get(`${security}/codes`)).location).toBe(security);
  });
});

describe("the factors of a closed account", () => {
  it("are all deleted at night; those of an open account stay", async () => {
    const other = await ownerOfTotp(house.ctx);
    await setUp();
    const leftOf = async (holderId: HolderId) => {
      const { rows } = await house.ctx.db.inTransaction((trx) =>
        sql<{ left: number }>`
          select (select count(*) from totp where account_id = account.id)::int
            + (select count(*) from passkey where account_id = account.id)::int
            + (select count(*) from passkey_challenge where account_id = account.id)::int
            + (select count(*) from recovery_code where account_id = account.id)::int as left
          from account where holder_id = ${holderId}`.execute(trx),
      );
      return rows[0]?.left;
    };
    await browser.get(`${security}/cle`);
    const begun = await browser.post(`${security}/cle`, { current_password: usualPassword });
    expect(begun.location).toBe(`${security}/cle/nouvelle`);
    await house.ctx.db.inTransaction(async (trx) => {
      await sql`insert into passkey (account_id, credential_id, public_key, counter, name)
        select id, ${person.number}, 'x', 0, 'Clé' from account where holder_id = ${person.holderId}`.execute(
        trx,
      );
    });
    await cleanUp(house.ctx);
    expect(await leftOf(person.holderId)).toBe(1 + 1 + 1 + 10);
    await house.ctx.db.inTransaction((trx) =>
      sql`update account set closed_at = now() where holder_id = ${person.holderId}`.execute(trx),
    );
    await cleanUp(house.ctx);
    expect(await leftOf(person.holderId)).toBe(0);
    expect(await leftOf(other.holderId)).toBe(1);
  });
});

describe("the factors of another account", () => {
  it("are neither shown nor removed", async () => {
    const other = await activePerson(house.ctx);
    const id = await house.ctx.db.inTransaction(async (trx) => {
      const { rows } = await sql<{
        id: string;
      }>`insert into passkey (account_id, credential_id, public_key, counter, name)
        values (${other.accountId}, ${other.number}, 'x', 0, 'La leur') returning id`.execute(trx);
      return rows[0]?.id ?? "";
    });
    expect((await browser.get(`${security}/retrait/${id}`)).location).toBe(security);
    const taken = await browser.post(`${security}/retrait/${id}`, { current_password: usualPassword });
    expect(taken.location).toBe(security);
    const kept = await house.ctx.db.inTransaction((trx) =>
      sql`select from passkey where id = ${id}`.execute(trx),
    );
    expect(kept.rows).toHaveLength(1);
  });

  it("need a session: without one every page leads to the sign-in", async () => {
    const stranger = new Browser(house.origin);
    for (const path of [
      "application",
      "application/image.svg",
      "cle",
      "cle/nouvelle",
      "codes",
      "retrait/application",
    ])
      expect((await stranger.get(`${security}/${path}`)).location).toBe("/npfr/connexion");
  });
});
