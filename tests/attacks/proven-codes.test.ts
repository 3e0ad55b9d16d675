import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { atCode, choose, codeIn, give } from "../journeys/codes.ts";
import { type OnFile, personOnFile } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ space: "adherent", instances: 2 });
});
afterAll(() => house.close());

const many = (count: number) => Array.from({ length: count }, (_, index) => index);
const originOf = (index: number) => house.origins[index % house.origins.length] ?? house.origin;
/** The newest code sent by mail. */
const latest = async ({ email }: OnFile, count = 1) =>
  codeIn((await house.mailsTo(email ?? "", count)).slice(-1)[0]);
const hashOf = (holderId: OnFile["holderId"]) =>
  house.ctx.db.inTransaction(async (trx) => {
    const account = trx.selectFrom("account").select("password_hash as hash");
    return (await account.where("holder_id", "=", holderId).executeTakeFirst())?.hash ?? null;
  });

describe("a proven code", () => {
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

  it("opens nothing for a holder who is being closed by an import", async () => {
    const someone = await personOnFile(house.ctx, { mail: true });
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

  it("allows 10 comparisons with the current password, of 30 concurrent ones, and then none", async () => {
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
    // A password refused by the rule of the space is explained as before, without a comparison.
    expect((await choose(browser, "court")).status).toBe(400);
  });
});

/** Waits until a transaction waits for a lock of another. */
async function untilSomebodyWaits() {
  for (let looks = 0; looks < 200; looks += 1) {
    const { rows } = await sql<{ waiting: number }>`
      select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(house.database.db);
    if (rows[0]?.waiting) return;
    await new Promise((again) => setTimeout(again, 25));
  }
}
