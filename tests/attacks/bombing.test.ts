import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HolderId } from "#kernel/ids.ts";
import { atContacts, bare, door, sentTo } from "../journeys/codes.ts";
import { Browser } from "../support/browser.ts";
import { asSuperuser } from "../support/database-server.ts";
import { personOnFile } from "../support/persons.ts";
import { repeated } from "../support/repeated.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { everySpace, inSpace } from "./three-spaces.ts";

/** The daily budget of SMS, over all accounts. */
const budget = repeated(3, 6);

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ space: "adherent", env: { PARVIS_SMS_PER_DAY: String(budget) } });
});
afterAll(() => house.close());

const asks = repeated(10, 200);
const many = (count: number) => Array.from({ length: count }, (_, index) => index);
const person = () => personOnFile(house.ctx, { mail: true, phone: true });

/** Waits until the worker has finished every request job. */
const settled = () =>
  asSuperuser(house.database.superuserUrl, async (client) => {
    const waiting =
      "select from pgboss.job where state in ('created', 'active', 'retry') and name like '%-asked'";
    while ((await client.query(waiting)).rowCount) await new Promise((again) => setTimeout(again, 50));
  });

describe(`REC-10: ${asks} recovery requests for one account`, () => {
  it("by address: three mails an hour, and the same page as for an unknown address", {
    tags: ["repeats"],
    timeout: 120_000,
  }, async () => {
    const npfr = everySpace.find(({ policy }) => policy.recovery === "link-recovery");
    if (!npfr) throw new Error("no space sends links");
    const { ctx, home, openAccount } = inSpace(npfr, house);
    const owner = await openAccount();
    const path = `${home}/mot-de-passe-oublie`;
    const ask = async (email: string) => {
      const browser = new Browser(house.origin);
      const { status, location } = await browser.post(path, { email });
      const page = await browser.get(`${path}/mail`);
      const again = await browser.post(`${path}/mail`, { choice: "resend" });
      return [status, location, bare(page.text, email), again.status, bare(again.text, email)].join(" ");
    };
    const pages = new Set<string>();
    for (const index of many(asks / 2)) {
      pages.add(await ask(owner.email));
      pages.add(await ask(`personne-${index}@boite.example`));
    }
    expect(pages.size).toBe(1);
    await settled();
    const mails = await ctx.db.inTransaction((trx) =>
      trx.selectFrom("mail").select(["recipient", "kind"]).execute(),
    );
    expect(mails).toEqual(many(3).map(() => ({ recipient: owner.email, kind: "recovery" })));
  });

  it("by number: five codes a day over mail and SMS, and one letter a week", {
    tags: ["repeats"],
    timeout: 120_000,
  }, async () => {
    const someone = await person();
    const statuses: number[] = [];
    for (const index of many(asks)) {
      const choice = index % 2 ? "mail" : "sms";
      const browser = await atContacts(house, someone.number);
      statuses.push((await browser.post(`${door}/choix`, { choice })).status);
      if (asks - index < repeated(4, 20))
        statuses.push((await browser.post(`${door}/choix`, { choice: "post" })).status);
    }
    expect(statuses.filter((status) => status === 303)).toHaveLength(5 + 1);
    await settled();
    const { mail, sms } = await sentTo(house, someone.holderId);
    // One of the mails announces the letter.
    expect({ mail, sms }).toEqual({ mail: 2 + 1, sms: 3 });
    expect(await lettersOf(someone.holderId)).toBe(1);
  });

  it("by SMS: stop at the daily budget; the SMS choice then disappears for known and unknown numbers alike", {
    tags: ["repeats"],
    timeout: 60_000,
  }, async () => {
    await asSuperuser(house.database.superuserUrl, (client) => client.query("delete from sms_budget"));
    const before = await smsSent();
    for (const _ of many(repeated(2, 4))) {
      const someone = await person();
      for (const __ of many(repeated(3, 4))) {
        const browser = await atContacts(house, someone.number);
        await browser.post(`${door}/choix`, { choice: "sms" });
        await settled();
      }
    }
    await expect.poll(smsSent).toBe(before + budget);
    const late = await person();
    const browser = await atContacts(house, late.number);
    expect((await browser.get(`${door}/choix`)).text).not.toContain("Recevoir mon code par SMS");
    expect((await browser.post(`${door}/choix`, { choice: "sms" })).status).toBe(409);
    expect((await browser.post(`${door}/choix`, { choice: "mail" })).location).toBe(`${door}/code`);
  });

  it("by SMS: never reach foreign or landline numbers, which can earn money for an attacker", async () => {
    await asSuperuser(house.database.superuserUrl, (client) => client.query("delete from sms_budget"));
    for (const phone of ["+447911123456", "+37126123456", "+3225550199", "+33899705050", "+33199001234"]) {
      const someone = await person();
      await house.ctx.db.inTransaction((trx) =>
        trx.updateTable("holder").set({ phone }).where("id", "=", someone.holderId).execute(),
      );
      const browser = await atContacts(house, someone.number);
      expect((await browser.get(`${door}/choix`)).text).not.toContain("par SMS");
      expect((await browser.post(`${door}/choix`, { choice: "sms" })).status).toBe(409);
      expect((await sentTo(house, someone.holderId)).sms).toBe(0);
    }
  });
});

const smsSent = () =>
  house.ctx.db.inTransaction(async (trx) => {
    const rows = await trx.selectFrom("sms").select("id").where("state", "=", "sent").execute();
    return rows.length;
  });

const lettersOf = (holderId: HolderId) =>
  house.ctx.db.inTransaction(async (trx) => {
    const rows = await trx.selectFrom("letter").select("id").where("holder_id", "=", holderId).execute();
    return rows.length;
  });
