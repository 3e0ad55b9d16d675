import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nextNumber } from "../journeys/enrolments.ts";
import {
  asked,
  bare,
  door,
  give,
  home,
  type Professional,
  professional,
  signIn,
} from "../journeys/resets.ts";
import { Browser } from "../support/browser.ts";
import { asSuperuser } from "../support/database-server.ts";
import { usualPassword } from "../support/persons.ts";
import { repeated } from "../support/repeated.ts";
import { linkIn, type RunningHouse, runHouse } from "../support/running-house.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ space: "sante", env: { PARVIS_PROXIES: "127.0.0.1" } });
});
afterAll(() => house.close());

const many = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Every mail to that holder, or to anybody, sent or not: rows precede the sending. */
const mailsOf = async (kind = "code-and-link") => {
  await settled();
  return house.ctx.db.inTransaction((trx) =>
    trx.selectFrom("mail").select(["recipient", "holder_id as holderId"]).where("kind", "=", kind).execute(),
  );
};
/** Waits until the worker has finished every job. */
async function settled() {
  for (;;) {
    const waiting = await asSuperuser(house.database.superuserUrl, async (client) =>
      client.query(
        "select 1 from pgboss.job where name = 'code-and-link-asked' and state in ('created', 'active', 'retry')",
      ),
    );
    if (waiting.rowCount === 0) return;
    await new Promise((again) => setTimeout(again, 50));
  }
}
const mailsTo = async ({ holderId }: Professional) =>
  (await mailsOf()).filter((mail) => mail.holderId === holderId).map(({ recipient }) => recipient);

/** Posts a body and headers that no browser sends; returns the status. */
async function postRaw(
  body: string,
  headers: Record<string, string>,
  type = "application/x-www-form-urlencoded",
) {
  const browser = new Browser(house.origin);
  const { text } = await browser.get(door);
  const token = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? "";
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  return new Promise<number>((resolve, reject) => {
    const sent = request(`${house.origin}${door}`, {
      method: "POST",
      headers: { cookie, origin: house.origin, "content-type": type, ...headers },
    });
    sent.on("response", (answer) => resolve(answer.resume().statusCode ?? 0)).on("error", reject);
    sent.end(body.replace("TOKEN", token));
  });
}
const bodyFor = ({ number, email }: { number: string; email: string }) =>
  `_csrf=TOKEN&${new URLSearchParams({ number, email })}`;

describe("REC-01: a link poisoned through the request", () => {
  it.each([
    { host: "evil.example" },
    { host: "127.0.0.1:x@evil.example" },
    { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
    { forwarded: "host=evil.example", "x-original-host": "evil.example" },
    { referer: "https://evil.example/" },
  ])("%o", async (headers) => {
    const person = await professional(house);
    const status = await postRaw(bodyFor(person), headers);
    expect([303, 400, 403]).toContain(status);
    if (status !== 303) return expect(await mailsTo(person)).toEqual([]);
    const [mail] = await house.mailsTo(person.email);
    expect(mail?.text).toContain(`http://127.0.0.1:3000${linkIn(mail)}`);
    expect(`${mail?.text}${mail?.html}`).not.toContain("evil");
  });
});

describe("REC-02: more than one address", () => {
  const evil = "mechant@evil.example";
  const shapes: Record<string, (email: string) => string> = {
    "twice the field": (email) => `email=${email}&email=${evil}`,
    "an array": (email) => `email[]=${email}&email[]=${evil}`,
    "a list": (email) => `email=${encodeURIComponent(`${email}, ${evil}`)}`,
    "a list with a semicolon": (email) => `email=${encodeURIComponent(`${email};${evil}`)}`,
    "a header": (email) => `email=${email}%0d%0aCc:${evil}`,
    "a name": (email) => `email=${encodeURIComponent(`${email} <${evil}>`)}`,
  };
  it.each(Object.entries(shapes))("in %s sends no mail", async (_, shape) => {
    const person = await professional(house);
    expect(await postRaw(`_csrf=TOKEN&number=${person.number}&${shape(person.email)}`, {})).toBe(400);
    expect(await mailsTo(person)).toEqual([]);
  });

  it("in JSON sends no mail", async () => {
    const person = await professional(house);
    const body = JSON.stringify({ number: person.number, email: [person.email, evil] });
    expect(await postRaw(body, {}, "application/json")).toBeGreaterThanOrEqual(400);
    expect(await mailsTo(person)).toEqual([]);
    expect((await mailsOf()).map(({ recipient }) => recipient)).not.toContain(evil);
  });
});

describe("REC-03: an address that looks like the account's", () => {
  it("gets nothing; an address that differs only by case sends to the address of the account", async () => {
    const person = await professional(house);
    const kiwi = `mike.${person.number}@boite.example`;
    await house.ctx.db.inTransaction((trx) =>
      trx
        .updateTable("account")
        .set({ email: kiwi, email_key: kiwi })
        .where("holder_id", "=", person.holderId)
        .execute(),
    );
    const alike = [
      kiwi.replace("k", "\u212a"),
      kiwi.replace("i", "ı"),
      kiwi.replace("@", "＠"),
      kiwi.replace("boite", "bоite"),
      kiwi.replace("boite", "xn--bite-5ve"),
      kiwi.replace("mike", "ｍｉｋｅ"),
    ];
    for (const email of alike) await asked(house, { number: person.number, email });
    expect(await mailsTo(person)).toEqual([]);
    await asked(house, { number: person.number, email: kiwi.toUpperCase() });
    expect(await mailsTo(person)).toEqual([kiwi]);
  });
});

describe("REC-10: recovery requests sent to annoy", () => {
  it("bring three mails an hour for an account, whatever the browsers; the page is the same for everybody", {
    tags: ["repeats"],
    timeout: 90_000,
  }, async () => {
    const person = await professional(house);
    const nobody = { number: nextNumber(), email: "personne@boite.example" };
    const answersFor = async (who: { number: string; email: string }) => {
      const answers = [];
      for (const _ of many(repeated(10, 100))) {
        const answer = await new Browser(house.origin).post(door, { number: who.number, email: who.email });
        answers.push(`${answer.status} ${answer.location} ${bare(answer.text, who)}`);
      }
      return answers;
    };
    const [theirs, nobodys] = await Promise.all([answersFor(person), answersFor(nobody)]);
    expect(theirs).toEqual(nobodys);
    expect(await mailsTo(person)).toHaveLength(3);
  });

  it("by a stranger who does not know the address do not block the owner's", async () => {
    const person = await professional(house);
    for (const _ of many(8)) await asked(house, { number: person.number, email: "etranger@boite.example" });
    await asked(house, person);
    expect(await mailsTo(person)).toEqual([person.email]);
  });

  it("are refused when one source sends them for many accounts", async () => {
    const headers = { "x-forwarded-for": "203.0.113.77" };
    const browser = new Browser(house.origin, headers);
    const { subjectsPerSourceAndHour: most } = house.ctx.space.policy.limits;
    const statuses = [];
    for (const _ of many(most + 3))
      statuses.push((await browser.post(door, { number: nextNumber(), email: "a@boite.example" })).status);
    expect(statuses).toEqual([...many(most).map(() => 303), 429, 429, 429]);
  });
});

describe("REC-11: the requests of known and unknown names", () => {
  it("get the same pages, byte for byte", async () => {
    const open = await professional(house);
    const locked = await professional(house);
    for (const _ of many(3)) await signIn(new Browser(house.origin), locked.number, "Faux-mot 58");
    const people = [
      open,
      locked,
      { ...(await professional(house)), email: "autre@boite.example" },
      await professional(house, "none"),
      await professional(house, "without_address"),
      { number: nextNumber(), email: "personne@boite.example" },
    ];
    const walked = [];
    for (const who of people) {
      const browser = await asked(house, who);
      const pages = [await browser.get(`${door}/code`)];
      await settled();
      for (const _ of many(4)) pages.push(await give(browser, who.number, "000000"));
      pages.push(await browser.post(`${door}/code`, { choice: "resend" }));
      pages.push(await browser.get(`${door}/code`), await give(browser, nextNumber(), "000000"));
      walked.push(
        pages.map(({ status, location, text }) =>
          `${status} ${location} ${bare(text, who)}`.replace(/value="75\d+"/g, ""),
        ),
      );
    }
    for (const pages of walked) expect(pages).toEqual(walked[0]);
  });
});

describe("REC-12: a request alone", () => {
  it("changes neither password, nor sessions, nor known browsers, nor counts of tries", {
    tags: ["repeats"],
  }, async () => {
    const person = await professional(house);
    const browser = new Browser(house.origin);
    await signIn(browser, person.number, usualPassword);
    await signIn(new Browser(house.origin), person.number, "Faux-mot 58");
    const world = () =>
      asSuperuser(house.database.superuserUrl, async (client) => {
        const tables = ["account", "session", "known_browser"];
        const parts = tables.map(
          (table) => `(select json_agg(t order by t::text) from ${table} t) as ${table}`,
        );
        return JSON.stringify((await client.query(`select ${parts.join(", ")}`)).rows);
      });
    const before = await world();
    for (const _ of many(repeated(8, 50))) await asked(house, person);
    await settled();
    expect(await world()).toBe(before);
    const next = await signIn(new Browser(house.origin), person.number, "Faux-mot 58");
    expect(next.text).toContain("Il vous reste 1 essai");
    expect((await browser.get(`${home}/espace`)).status).toBe(200);
  });
});
