import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { changeFactors } from "#account/factors/change-factors.actions.ts";
import { beginTotp, proveTotp } from "#account/factors/totp/totp.queries.ts";
import { asHolder } from "#account/sessions/as-holder.ts";
import { openSession } from "#account/sessions/open-session.queries.ts";
import { findSession, type Session } from "#account/sessions/sessions.queries.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { AccountId } from "#kernel/ids.ts";
import { done } from "#kernel/result.ts";
import { Browser } from "../support/browser.ts";
import { activePerson, type Person } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { givePassword, isSignedIn, journalOf, verification } from "./owners.ts";

let house: RunningHouse;
let person: Person & { accountId: AccountId };
let session: Session;
beforeAll(async () => {
  house = await runHouse({ worker: false });
});
afterAll(() => house.close());
beforeEach(async () => {
  person = await activePerson(house.ctx);
  const opened = await house.ctx.db.inTransaction((trx) => open(trx, false));
  session = await sessionOf(opened);
});

const visitor = { source: "192.0.2.7", browser: "Firefox" };

async function open(trx: SpaceTransaction, unlessFactor: boolean) {
  const { accountId, holderId } = person;
  const { password_hash: judgedHash } = await trx
    .selectFrom("account")
    .select("password_hash")
    .where("id", "=", accountId)
    .executeTakeFirstOrThrow();
  const opening = { accountId, holderId, judgedHash, subject: "x", browser: null, unlessFactor };
  return openSession(trx, visitor, { ...opening, event: "signed_in" });
}

async function sessionOf(opened: { session: string } | null): Promise<Session> {
  const { db, space } = house.ctx;
  const found = await db.inTransaction((trx) =>
    findSession(trx, opened?.session ?? "", space.policy.lifetimes),
  );
  if (!found) throw new Error("no session");
  return found;
}

/** Sets an application up, and calls `then` before the commit. */
const addTotp = (then: () => unknown = () => undefined) =>
  changeFactors(
    asHolder(house.ctx, session, { source: "192.0.2.7", browser: "Firefox" }),
    () => Promise.resolve(),
    async (trx) => {
      const sealed = randomBytes(40);
      await beginTotp(trx, person.accountId, sealed, session.id);
      await proveTotp(trx, person.accountId, sealed, 0);
      await then();
      return done(null);
    },
  );

/** Long enough for a concurrent transaction to be waiting for a lock. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 300));

describe("a factor added while somebody signs in by the password alone", () => {
  it("is asked for, even when the password was checked before", async () => {
    const thief = new Browser(house.origin);
    await thief.get("/npfr/connexion");
    const before = house.verifications();
    const release = house.holdVerdicts();
    const entering = givePassword(thief, person);
    while (house.verifications() === before) await aWhile();
    await addTotp();
    release();
    expect((await entering).location).toBe(verification);
    expect(await isSignedIn(thief)).toBe(false);
    expect((await journalOf(house.ctx, person)).at(-1)).toBe("password_proven");
  });

  it("opens no session for a sign-in that waited for it", async () => {
    let opening: ReturnType<typeof open> | undefined;
    await addTotp(async () => {
      opening = house.ctx.db.inTransaction((trx) => open(trx, true));
      await aWhile();
    });
    expect(await opening).toBeNull();
  });

  it("ends a session that it waited for", async () => {
    const { opened, added } = await house.ctx.db.inTransaction(async (trx) => {
      const first = await open(trx, true);
      const second = addTotp();
      await aWhile();
      return { opened: first, added: { second } };
    });
    expect((await added.second).ok).toBe(true);
    await expect(sessionOf(opened)).rejects.toThrow("no session");
  });
});
