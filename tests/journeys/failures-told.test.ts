import { afterAll, beforeAll, expect, it } from "vitest";
import { Browser } from "../support/browser.ts";
import { activePerson, usualPassword } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ worker: false });
});
afterAll(() => house.close());

const signIn = (email: string, password: string) =>
  new Browser(house.origin).post("/npfr/connexion", { email, password });

const journalOf = (holderId: string) =>
  house.ctx.db.inTransaction(async (trx) => {
    const events = await trx.selectFrom("security_event").selectAll().orderBy("id").execute();
    return events.filter((event) => event.holder_id === holderId).map(({ kind }) => kind);
  });

it("records failures and the lock they cause in the holder’s journal, and no try during a lock", async () => {
  const { email, holderId } = await activePerson(house.ctx);
  for (let tries = 0; tries < 5; tries += 1) await signIn(email, "faux");
  expect(await journalOf(holderId)).toEqual(["sign_in_failed", "sign_in_failed", "locked"]);
  await signIn("personne@boite.example", "faux");
  expect(await journalOf(holderId)).toHaveLength(3);
});

it("gives the remaining time of a lock in Retry-After, by the database clock", async () => {
  const { email } = await activePerson(house.ctx);
  expect((await signIn(email, "faux")).headers.get("retry-after")).toBeNull();
  for (let tries = 0; tries < 2; tries += 1) await signIn(email, "faux");
  const answer = await signIn(email, usualPassword);
  expect(answer.status).toBe(429);
  const wait = Number(answer.headers.get("retry-after"));
  expect(wait).toBeGreaterThan(2 * 3600 - 30);
  expect(wait).toBeLessThanOrEqual(2 * 3600);
});
