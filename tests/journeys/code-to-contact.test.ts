import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { days, hours, minutes } from "#kernel/duration.ts";
import { cleanUp } from "../../src/start/clean-up.ts";
import { Browser } from "../support/browser.ts";
import { asSuperuser } from "../support/database-server.ts";
import { personOnFile } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { travel } from "../support/travel.ts";
import { atCode, atContacts, choose, codeIn, door, give, otherThan } from "./codes.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ space: "adherent" });
});
afterAll(() => house.close());

const password = "Tilleul-marine 417";
const eventsOf = (holderId: string) =>
  house.ctx.db.inTransaction(async (trx) => {
    const rows = await trx
      .selectFrom("security_event")
      .select("kind")
      .where("holder_id", "=", holderId as never)
      .orderBy("id")
      .execute();
    return rows.map(({ kind }) => kind);
  });
const hashOf = (holderId: string) =>
  house.ctx.db.inTransaction(async (trx) => {
    const account = trx.selectFrom("account").select("password_hash as hash");
    return (await account.where("holder_id", "=", holderId as never).executeTakeFirst())?.hash ?? null;
  });

/** What a page mainly leads to. */
const strongIn = (page: string) =>
  [...page.matchAll(/button-strong".*?<span>([^<]*)/g)].map(([, label]) => label);

describe("from the number to a password", () => {
  it("explains, and has one start for both cases", async () => {
    const browser = new Browser(house.origin);
    const page = await browser.get(door);
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/par courrier[\s\S]*sous 8 jours/);
    for (const path of ["numero", "code"]) expect(page.text).toContain(`href="${door}/${path}"`);
    expect(page.text).toContain('href="/adherent/connexion"');
    const first = await browser.get("/adherent/inscription");
    expect([first.status, first.location]).toEqual([303, door]);
  });

  it("goes by mail for a first connection, step by step", async () => {
    const person = await personOnFile(house.ctx, { mail: true, phone: true });
    const browser = new Browser(house.origin);
    const typed = ` ${person.number.slice(0, 3)} ${person.number.slice(3)}`;
    expect((await browser.post(`${door}/numero`, { number: typed })).location).toBe(`${door}/choix`);
    const contacts = await browser.get(`${door}/choix`);
    expect(contacts.text).toMatch(/Email\s: <strong>c••••@b••••\.example/);
    expect(contacts.text).toMatch(/06\s••\s••\s••\s\d\d/);
    expect(contacts.text).not.toContain(person.email);
    expect((await browser.post(`${door}/choix`, { choice: "mail" })).location).toBe(`${door}/code`);
    expect((await browser.get(`${door}/code`)).text).toContain("indésirables");
    const [mail] = await house.mailsTo(person.email ?? "");
    const code = codeIn(mail);
    const given = await give(browser, `${code.slice(0, 3)} ${code.slice(3)}`);
    expect(given.location).toBe(`${door}/nouveau`);
    expect((await browser.get(`${door}/nouveau`)).text).toContain("Nouveau mot de passe");
    expect((await choose(browser, password)).location).toBe("/adherent/connexion");
    expect((await browser.get("/adherent/connexion")).text).toContain("Félicitations");
    expect(await hashOf(person.holderId)).not.toBeNull();
    expect(await eventsOf(person.holderId)).toEqual(["code_sent", "code_proven", "account_activated"]);
    // Another reader of that mailbox may have opened the account: the telephone is told too.
    const [told] = await house.mailsTo(person.phone ?? "");
    expect(told?.text).toMatch(/votre espace en ligne a été ouvert/);
  });

  it("goes by SMS for a lost password, and ends the sessions of the old one", async () => {
    const person = await personOnFile(house.ctx, { phone: true, hasAccount: true });
    const former = await hashOf(person.holderId);
    const browser = await atContacts(house, person.number);
    const contacts = await browser.get(`${door}/choix`);
    expect(contacts.text).toContain("Recevoir mon code par SMS");
    expect(contacts.text).not.toContain("Recevoir mon code par mail");
    await browser.post(`${door}/choix`, { choice: "sms" });
    const [sms] = await house.mailsTo(person.phone ?? "");
    expect((await give(browser, codeIn(sms))).location).toBe(`${door}/nouveau`);
    expect((await choose(browser, password)).location).toBe("/adherent/connexion");
    expect(await hashOf(person.holderId)).not.toBe(former);
    expect(await eventsOf(person.holderId)).toEqual(["code_sent", "code_proven", "password_recovered"]);
  });

  it("goes by post when no contact is on file, once per delivery time, and says so on the next visit", async () => {
    const person = await personOnFile(house.ctx);
    const browser = await atContacts(house, person.number);
    expect((await browser.get(`${door}/choix`)).text).not.toMatch(/Recevoir mon code/);
    expect((await browser.post(`${door}/choix`, { choice: "post" })).location).toBe(`${door}/courrier`);
    expect((await browser.get(`${door}/courrier`)).text).toMatch(/Courrier demandé[\s\S]*8 jours/);
    const next = await atContacts(house, person.number);
    const page = await next.get(`${door}/choix`);
    expect(page.text).toMatch(
      /Un courrier a été demandé le .+\. Il arrive en général avant le .+.; vous pourrez/,
    );
    expect(page.text).toMatch(/adresse postale a changé il y a moins de 7.jours, il ne part qu’une fois/);
    expect(page.text).not.toContain("Recevoir un nouveau mot de passe par courrier");
    expect((await next.post(`${door}/choix`, { choice: "post" })).status).toBe(409);
    await travel(house.database, days(11.99));
    const soon = await atContacts(house, person.number);
    expect((await soon.post(`${door}/choix`, { choice: "post" })).status).toBe(409);
    await travel(house.database, days(0.02));
    const later = await atContacts(house, person.number);
    expect((await later.post(`${door}/choix`, { choice: "post" })).location).toBe(`${door}/courrier`);
  });

  it("refuses an impossible number under its field", async () => {
    const browser = new Browser(house.origin);
    for (const number of ["", "   ", "9".repeat(65), "9".repeat(33), "¿?", "--"]) {
      const answer = await browser.post(`${door}/numero`, { number });
      expect([number, answer.status]).toEqual([number, 400]);
      expect(answer.text).toContain('id="number-error"');
    }
  });
});

describe("a code", () => {
  it("is the same after a resend, with its ten minutes restarted", async () => {
    const person = await personOnFile(house.ctx, { mail: true });
    const browser = await atCode(house, person.number);
    const [first] = await house.mailsTo(person.email ?? "");
    await travel(house.database, minutes(9));
    expect((await browser.post(`${door}/code`, { choice: "resend" })).location).toBe(`${door}/code`);
    expect((await browser.get(`${door}/code`)).text).toContain("C’est le même code");
    const [, second] = await house.mailsTo(person.email ?? "", 2);
    expect(codeIn(second)).toBe(codeIn(first));
    await travel(house.database, minutes(9));
    expect((await give(browser, codeIn(first))).location).toBe(`${door}/nouveau`);
  });

  it("expires after ten minutes; the next one is different", async () => {
    const person = await personOnFile(house.ctx, { mail: true });
    const browser = await atCode(house, person.number);
    const [first] = await house.mailsTo(person.email ?? "");
    await travel(house.database, minutes(10.01));
    const late = await give(browser, codeIn(first));
    expect(late.status).toBe(409);
    expect(late.text).toContain("n’est plus valable");
    await browser.post(`${door}/code`, { choice: "resend" });
    expect((await browser.get(`${door}/code`)).text).toContain("Nouveau code envoyé");
    const [, second] = await house.mailsTo(person.email ?? "", 2);
    expect(codeIn(second)).not.toBe(codeIn(first));
    expect((await give(browser, codeIn(second))).location).toBe(`${door}/nouveau`);
  });

  it("has three tries, counted down on the page; a malformed code costs none", async () => {
    const person = await personOnFile(house.ctx, { mail: true });
    const browser = await atCode(house, person.number);
    const code = codeIn((await house.mailsTo(person.email ?? ""))[0]);
    for (const slip of ["", "12345", "1234567", "12a456"])
      expect((await give(browser, slip)).status).toBe(400);
    expect((await give(browser, otherThan(code))).text).toContain("Il vous reste 2 essais.");
    expect((await give(browser, otherThan(code, 2))).text).toContain("Il vous reste 1 essai.");
    expect(strongIn((await browser.get(`${door}/code`)).text)).toEqual(["Valider"]);
    const third = (await give(browser, otherThan(code, 3))).text;
    expect(third).toContain("demandez-en un autre");
    expect(strongIn(third)).toEqual(["Renvoyer le code"]);
    expect((await give(browser, code)).status).toBe(409);
    expect((await browser.get(`${door}/code`)).text).toContain("Le code demandé ici n’est plus valable");
    await browser.post(`${door}/code`, { choice: "resend" });
    expect((await browser.get(`${door}/code`)).text).not.toContain("n’est plus valable");
    const [, next] = await house.mailsTo(person.email ?? "", 2);
    expect(codeIn(next)).not.toBe(code);
    expect((await give(browser, codeIn(next))).location).toBe(`${door}/nouveau`);
    expect(await eventsOf(person.holderId)).toEqual([
      "code_sent",
      "code_refused",
      "code_refused",
      "code_refused",
      "code_sent",
      "code_proven",
    ]);
  });

  it("does not work after another way is chosen", async () => {
    const person = await personOnFile(house.ctx, { mail: true, phone: true });
    const browser = await atCode(house, person.number);
    const byMail = codeIn((await house.mailsTo(person.email ?? ""))[0]);
    expect((await browser.post(`${door}/code`, { choice: "other" })).location).toBe(`${door}/choix`);
    await browser.post(`${door}/choix`, { choice: "sms" });
    const bySms = codeIn((await house.mailsTo(person.phone ?? ""))[0]);
    expect((await give(browser, byMail)).status).toBe(401);
    expect((await give(browser, bySms)).location).toBe(`${door}/nouveau`);
  });
});

describe("J'ai déjà mon code", () => {
  it("finds the page again in a reopened tab, until the journey expires", async () => {
    const person = await personOnFile(house.ctx, { mail: true });
    const browser = new Browser(house.origin);
    await browser.get(`${door}/numero`);
    const begun = await browser.post(`${door}/numero`, { number: person.number });
    expect(begun.headers.getSetCookie().join()).toMatch(/journey-code-to-contact=[^;]+; Max-Age=86400;/);
    await browser.post(`${door}/choix`, { choice: "mail" });
    const code = codeIn((await house.mailsTo(person.email ?? ""))[0]);
    const reopened = browser.copy();
    expect((await reopened.get(`${door}/code`)).text).toContain("Code d'activation");
    expect((await give(reopened, code)).location).toBe(`${door}/nouveau`);
  });

  it("says in another browser that no request is under way", async () => {
    const elsewhere = new Browser(house.origin);
    expect((await elsewhere.get(`${door}/code`)).location).toBe(door);
    expect((await elsewhere.get(door)).text).toContain("Aucune demande en cours dans ce navigateur");
    await elsewhere.get(`${door}/numero`);
    expect((await give(elsewhere, "123456")).status).toBe(410);
  });

  it("leaves one hour to choose the password", async () => {
    const person = await personOnFile(house.ctx, { mail: true });
    const browser = await atCode(house, person.number);
    await give(browser, codeIn((await house.mailsTo(person.email ?? ""))[0]));
    await travel(house.database, hours(1.01));
    expect((await choose(browser, password)).status).toBe(410);
    expect(await hashOf(person.holderId)).toBeNull();
  });
});

describe("going back, posting twice, two tabs", () => {
  it("lead to the current step of the journey", async () => {
    const person = await personOnFile(house.ctx, { mail: true });
    const browser = await atCode(house, person.number);
    expect((await browser.get(`${door}/choix`)).location).toBe(`${door}/code`);
    expect((await browser.post(`${door}/choix`, { choice: "mail" })).location).toBe(`${door}/code`);
    const code = codeIn((await house.mailsTo(person.email ?? ""))[0]);
    const answers = await Promise.all(Array.from({ length: 2 }, () => give(browser.copy(), code)));
    expect(answers.map(({ location }) => location)).toEqual([`${door}/nouveau`, `${door}/nouveau`]);
    expect((await give(browser, code)).location).toBe(`${door}/nouveau`);
    expect((await choose(browser, password)).location).toBe("/adherent/connexion");
    expect((await choose(browser, password)).status).toBe(410);
    expect(await house.mailsTo(person.email ?? "", 2)).toHaveLength(2);
  });
});

describe("the data of these journeys", () => {
  const left = () =>
    asSuperuser(house.database.superuserUrl, async (client) => {
      const counts = ["code", "post_request", "decoy"].map(
        (table) => `(select count(*)::int from ${table}) as ${table}`,
      );
      return (await client.query(`select ${counts.join(", ")}`)).rows[0];
    });

  it("is deleted in time; a decoy after a year without a request for its number", async () => {
    await atCode(house, (await personOnFile(house.ctx, { mail: true })).number);
    await (await atContacts(house, "990001")).post(`${door}/choix`, { choice: "post" });
    const before = await left();
    await travel(house.database, days(2));
    await cleanUp(house.ctx);
    expect(await left()).toMatchObject({ code: 0, decoy: before.decoy });
    expect((await left()).post_request).toBeGreaterThan(0);
    await travel(house.database, days(11));
    await cleanUp(house.ctx);
    expect(await left()).toEqual({ code: 0, post_request: 0, decoy: before.decoy });
    await atContacts(house, "990001");
    await travel(house.database, days(360));
    await cleanUp(house.ctx);
    expect(await left()).toEqual({ code: 0, post_request: 0, decoy: 1 });
  });
});
