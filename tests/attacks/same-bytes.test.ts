import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Browser } from "../support/browser.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { bytesOf, type Door, doors, env, type Named, signIn, wrongPassword } from "./sign-ins.ts";

describe.each(doors)("LOG-11: the persons on file in $space", (door) => {
  let house: RunningHouse;
  beforeAll(async () => {
    house = await runHouse({ space: door.space, worker: false, env });
  });
  afterAll(() => house.close());

  /** Each kind of person that an answer must not reveal. */
  const persons: Record<string, () => Promise<Named>> = {
    unknown: async () => door.nobody(),
    active: () => door.active(house),
    neverActive: () => door.neverActive(house),
    waiting: () => (door.waiting ?? door.neverActive)(house),
    accountClosed: () => closed(house, door, "account"),
    offFile: () => closed(house, door, "holder"),
  };

  /** Four posts, each in a new browser and in one that has seen the page: the third locks. */
  async function walk({ login }: Named, password: string) {
    const pages = [];
    for (let tries = 0; tries < 4; tries += 1) {
      const browser = new Browser(house.origin);
      pages.push(bytesOf(await signIn(house, door, browser, login, password), login));
      pages.push(bytesOf(await browser.get(door.path), login));
    }
    return pages;
  }

  async function expectAlike(password: string, statuses: readonly number[]) {
    const walks = await Promise.all(
      Object.entries(persons).map(
        async ([kind, find]) => [kind, await walk(await find(), password)] as const,
      ),
    );
    const { unknown, ...others } = Object.fromEntries(walks);
    for (const [kind, pages] of Object.entries(others)) expect(pages, kind).toEqual(unknown);
    expect(unknown?.filter((_, at) => at % 2 === 0).map((page) => Number(page.slice(0, 3)))).toEqual(
      statuses,
    );
    return unknown ?? [];
  }

  it("are revealed by no byte of the answer to a wrong password, or of the lock", async () => {
    const pages = await expectAlike(wrongPassword, [401, 401, 429, 429]);
    expect(pages[4]).toContain("l’accès est bloqué jusqu’au");
    expect(pages[4]).toContain("retry-after: 2.0 h");
  });

  it.each([
    ["an empty password", ""],
    ["a password of 10 kB", "é".repeat(5_000)],
  ])("are revealed by no byte of the answer to %s, which costs no try", async (_, password) => {
    await expectAlike(password, [400, 400, 400, 400]);
  });

  it("are revealed by no byte after 100 failed tries in a row", async () => {
    const named = [];
    for (const find of Object.values(persons)) named.push(await find());
    for (const { login } of named) await signIn(house, door, new Browser(house.origin), login, wrongPassword);
    await house.ctx.db.inTransaction((trx) =>
      sql`update attempt set consecutive_failures = 100, failures = 0, locked_until = null`.execute(trx),
    );
    const dead = await Promise.all(named.map((person) => walk(person, wrongPassword)));
    for (const pages of dead) expect(pages).toEqual(dead[0]);
    expect(dead[0]?.[0]).toContain("ce mot de passe n’est plus accepté");
  });
});

/** A person whose account is closed, by itself or by the registry. */
async function closed(house: RunningHouse, door: Door, what: "account" | "holder"): Promise<Named> {
  const named = await door.active(house);
  const now = sql<Date>`now()`;
  await house.ctx.db.inTransaction(async (trx) => {
    if (what === "holder")
      await sql`update holder set closed_at = ${now} where id = ${named.holderId}`.execute(trx);
    await sql`update account set closed_at = ${now} where holder_id = ${named.holderId}`.execute(trx);
  });
  return named;
}
