import { sql } from "kysely";
import { vi } from "vitest";
import { passwordChangedSms } from "#account/password/password-changed.sms.ts";
import { spaceDb } from "#infra/db/space-db.ts";
import { isSmsBudgetSpent, type SmsBudget, takeFromSmsBudget } from "#infra/sms/sms-budget.queries.ts";
import type { SpaceId } from "#kernel/ids.ts";
import { adherent } from "#spaces/adherent/space.ts";
import { codeSms, type SmsOffice } from "./sms-office.ts";
import { smsTest } from "./sms-test.ts";

const patience = { timeout: 30_000, interval: 50 };
const here = adherent.id;
const elsewhere = "elsewhere" as SpaceId;

const take = (office: SmsOffice, space: SpaceId, budget: SmsBudget) =>
  spaceDb(office.db, space).inTransaction((trx) => takeFromSmsBudget(trx, budget));
const isSpent = (office: SmsOffice, space: SpaceId, budget: SmsBudget) =>
  spaceDb(office.db, space).inTransaction((trx) => isSmsBudgetSpent(trx, budget));

smsTest.concurrent(
  "40 SMS sent at once by three workers: exactly the budget leaves",
  async ({ office, open, expect }) => {
    const smsc = await open();
    const mobiles = Array.from({ length: 40 }, (_, i) => `+336399800${10 + i}`);
    const ids = await Promise.all(mobiles.map((mobile) => office.send(codeSms(mobile))));
    const budget = { ofSpace: 7, overall: 100 };
    await Promise.all([1, 2, 3].map(() => office.employ(smsc.url, { budget })));
    await vi.waitFor(async () => expect(await office.states()).toEqual({ sent: 7, refused: 33 }), patience);
    expect(smsc.received).toHaveLength(7);
    expect(await office.counted()).toEqual({ "": 7, [here]: 7 });
    const reasons = await Promise.all(ids.map(async (id) => (await office.row(id)).last_error));
    expect(reasons.filter((reason) => reason === "budget")).toHaveLength(33);
    const errors = office.logged.map((line) => JSON.parse(line)).filter(({ level }) => level === 50);
    expect(errors).toHaveLength(33);
    expect(new Set(errors.map(({ sms }) => sms)).size).toBe(33);
    for (const error of errors) expect(JSON.stringify(error)).not.toMatch(/•|6399800/);
  },
  40_000,
);

smsTest.concurrent(
  "with a spent budget, an announcement waits for the next day's; a code does not",
  async ({ database, office, open, expect }) => {
    const smsc = await open();
    const budget = { ofSpace: 1, overall: 10 };
    expect(await take(office, here, budget)).toBe(true);
    const [code, news] = await Promise.all([
      office.send(codeSms("+33639980040")),
      office.send({ ...codeSms("+33639980041"), kind: passwordChangedSms, props: {} }),
    ]);
    await office.employ(smsc.url, { budget });
    const reason = "waits for the next budget";
    await vi.waitFor(async () => expect((await office.row(code)).state).toBe("refused"), patience);
    await vi.waitFor(async () => expect((await office.row(news)).last_error).toBe(reason), patience);
    expect(await office.row(news)).toMatchObject({ state: "waiting", attempts: 0 });
    await sql`update sms_budget set day = day - 1`.execute(database.db);
    await vi.waitFor(async () => expect((await office.row(news)).state).toBe("sent"), patience);
    expect(smsc.received).toHaveLength(1);
    expect(await isSpent(office, here, budget)).toBe(true);
    const told = office.logged.map((line) => JSON.parse(line)).filter(({ sms }) => sms === news);
    expect(told.map(({ outcome }) => outcome)).toEqual(["later", "sent"]);
  },
  40_000,
);

smsTest.concurrent(
  "40 concurrent tries in each of two spaces never exceed the overall budget",
  async ({ office, expect }) => {
    const budget = { ofSpace: 15, overall: 20 };
    const tries = Array.from({ length: 80 }, (_, i) => take(office, i % 2 ? here : elsewhere, budget));
    const taken = (await Promise.all(tries)).filter((isTaken) => isTaken);
    expect(taken).toHaveLength(20);
    expect((await office.counted())[""]).toBe(20);
  },
);

smsTest.concurrent(
  "a refusal by a space's budget spends nothing of the overall one",
  async ({ office, expect }) => {
    const budget = { ofSpace: 2, overall: 3 };
    for (let i = 0; i < 10; i += 1) await take(office, elsewhere, budget);
    expect(await office.counted()).toEqual({ "": 2, [elsewhere]: 2 });
    expect(await isSpent(office, elsewhere, budget)).toBe(true);
    expect(await isSpent(office, here, budget)).toBe(false);
    expect(await take(office, here, budget)).toBe(true);
    expect(await isSpent(office, here, budget)).toBe(true);
    expect(await take(office, here, budget)).toBe(false);
    expect((await office.counted())[""]).toBe(3);
  },
);

smsTest.concurrent("an empty budget sends nothing", async ({ office, expect }) => {
  for (const budget of [
    { ofSpace: 0, overall: 10 },
    { ofSpace: 10, overall: 0 },
  ]) {
    expect(await isSpent(office, here, budget)).toBe(true);
    expect(await take(office, here, budget)).toBe(false);
  }
  expect(await office.counted()).toEqual({});
});

smsTest.concurrent("the next day in Paris has its own budget", async ({ database, office, expect }) => {
  const budget = { ofSpace: 1, overall: 1 };
  expect(await take(office, here, budget)).toBe(true);
  expect(await take(office, here, budget)).toBe(false);
  await sql`update sms_budget set day = day - 1`.execute(database.db);
  expect(await take(office, here, budget)).toBe(true);
  const { rows } = await sql`select from sms_budget
    where day = (now() at time zone 'Europe/Paris')::date`.execute(database.db);
  expect(rows).toHaveLength(2);
});
