import { afterAll, beforeAll, expect, it } from "vitest";
import { passwordChangedSms } from "#account/password/password-changed.sms.ts";
import { days } from "#kernel/duration.ts";
import { cleanUp } from "../../src/start/clean-up.ts";
import { Browser } from "../support/browser.ts";
import { asSuperuser } from "../support/database-server.ts";
import { activePerson, usualPassword } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { travel } from "../support/travel.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse();
});
afterAll(() => house.close());

const counters = ["source_failure", "source_ask", "budget"];
const tables = ["session", "security_event", "mail", "sms", "link", "journey", ...counters];

const rows = () =>
  asSuperuser(house.database.superuserUrl, async (client) => {
    const counts: Record<string, number> = {};
    for (const table of tables)
      counts[table] = Number((await client.query(`select count(*) as n from ${table}`)).rows[0].n);
    return counts;
  });

it("deletes rows once their time is over, and none before", async () => {
  const person = await activePerson(house.ctx);
  const browser = new Browser(house.origin);
  await browser.post("/npfr/connexion", { email: person.email, password: "faux" });
  await browser.post("/npfr/connexion", { email: person.email, password: usualPassword });
  await browser.post("/npfr/connexion", { email: "personne@boite.example", password: "faux" });
  await browser.post("/npfr/mot-de-passe-oublie", { email: person.email });
  await house.mailsTo(person.email);
  await house.ctx.db.inTransaction((trx) =>
    house.ctx.outbox.sendSms(trx, {
      kind: passwordChangedSms,
      recipient: "+33639981242",
      holderId: person.holderId,
      props: {},
    }),
  );
  const before = await rows();
  expect(Object.values(before).every((count) => count > 0)).toBe(true);
  await cleanUp(house.ctx);
  expect(await rows()).toEqual(before);
  await travel(house.database, days(2));
  await cleanUp(house.ctx);
  expect(await rows()).toMatchObject({ session: 0, journey: 0, mail: 1, sms: 1, link: 1 });
  for (const counter of counters) expect((await rows())[counter]).toBe(0);
  await travel(house.database, days(400));
  await cleanUp(house.ctx);
  expect(await rows()).toEqual(Object.fromEntries(tables.map((table) => [table, 0])));
});

it("a retention that fails is reported, and the others still run", async () => {
  const { contributed } = house.ctx;
  const ran: string[] = [];
  const failing = { cleanUp: () => Promise.reject(new Error("broken")) };
  const working = { cleanUp: async () => ran.push("working") };
  const retention = [failing, working].map((each) => ({ ...contributed.retention[0], ...each }));
  const ctx = { ...house.ctx, contributed: { ...contributed, retention } } as typeof house.ctx;
  await expect(cleanUp(ctx)).rejects.toThrow("a retention was not applied");
  expect(ran).toEqual(["working"]);
});
