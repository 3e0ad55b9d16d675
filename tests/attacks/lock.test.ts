import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hours, minutes, seconds } from "#kernel/duration.ts";
import { Browser } from "../support/browser.ts";
import { usualPassword } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { travel } from "../support/travel.ts";
import { comparisonsAt, doors, env, signIn, wrongPassword } from "./sign-ins.ts";

const day = hours(24);
const waitOf = ({ headers }: { headers: Headers }) => Number(headers.get("retry-after"));

describe.each(doors)("the lock of $space", (door) => {
  let house: RunningHouse;
  beforeAll(async () => {
    house = await runHouse({ space: door.space, worker: false, env });
  });
  afterAll(() => house.close());

  const type = (login: string, password: string) =>
    signIn(house, door, new Browser(house.origin), login, password);
  const counted = () =>
    house.ctx.db.inTransaction(async (trx) => {
      const { rows } = await sql`select row_to_json(a)::text as a from attempt a order by subject`.execute(
        trx,
      );
      return rows;
    });

  it("LOG-02: the right password is refused at once and after 1 h 59, and opens after 2 h 01", async () => {
    const { login } = await door.active(house);
    const answers = [];
    for (let tries = 0; tries < 3; tries += 1) answers.push(await type(login, wrongPassword));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 429]);
    // « bloqué durant 2 heures », as the printed guides say.
    expect(answers[0]?.text).toMatch(/Il vous reste 2\sessais avant un blocage de 2\sheures\./);
    expect(answers[2]?.text).toMatch(
      /Après 3\sessais manqués, l’accès est bloqué jusqu’au \d+(?:er)? \S+ à \d\d\sh\s\d\d/,
    );
    const locked = answers[2]?.text.match(/bloqué jusqu’au \d+(?:er)? \S+ à \d\d\sh\s\d\d/)?.[0] ?? "";

    const judged = house.verifications();
    const before = await counted();
    for (const password of [usualPassword, wrongPassword, usualPassword]) {
      const answer = await type(login, password);
      expect(answer.status).toBe(429);
      expect(answer.text).toContain(locked);
    }
    expect(await counted()).toEqual(before);

    await travel(house.database, minutes(119));
    for (const password of [usualPassword, wrongPassword]) {
      const answer = await type(login, password);
      expect(answer.status).toBe(429);
      expect(waitOf(answer)).toBeGreaterThan(30);
      expect(waitOf(answer)).toBeLessThanOrEqual(60);
    }
    expect(house.verifications()).toBe(judged);
    await travel(house.database, minutes(2));
    expect((await type(login, usualPassword)).location).toBe(`/${door.space}/espace`);
  });

  it.each([
    ["somebody", () => door.active(house)],
    ["nobody", async () => door.nobody()],
  ])(
    "LOG-07: 12 passwords a day are checked for an attacker who returns as each lock ends, for %s",
    async (_, find) => {
      const { login } = await find();
      const before = house.verifications();
      const judged: number[] = [];
      const comparisons = comparisonsAt(door);
      for (let passed = 0; passed < 2 * day; ) {
        const answer = await type(login, wrongPassword);
        if (answer.status === 401) continue;
        expect(answer.status).toBe(429);
        judged.push((house.verifications() - before) / comparisons);
        const wait = seconds(waitOf(answer) + 1);
        passed += wait;
        await travel(house.database, wait);
      }
      // At 0, 2, 6 and 14 h: CNIL 2022-100 allows 25 failures a day. The next three come 24 hours later.
      expect(judged).toEqual([3, 6, 9, 12, 15]);
    },
  );
});
