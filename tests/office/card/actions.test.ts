import { sql } from "kysely";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { findAccountOfHolder } from "#account/accounts.queries.ts";
import { findHolderLocks } from "#account/locks/holder-locks.queries.ts";
import { subjectOf, type Tried } from "#account/tries/subject.ts";
import { spaceDb } from "#infra/db/space-db.ts";
import { minutes } from "#kernel/duration.ts";
import { type HolderId, newId, type SpaceId } from "#kernel/ids.ts";
import { done, refused } from "#kernel/result.ts";
import { closeAccount } from "#office/card/actions/close-account.actions.ts";
import { noteCall } from "#office/card/actions/note-call.actions.ts";
import { openCard, openedFor } from "#office/card/actions/open-card.actions.ts";
import { unlockHolder } from "#office/card/actions/unlock.actions.ts";
import { listOpenings } from "#registry/openings/openings.queries.ts";
import { activePerson } from "../../support/persons.ts";
import { runHouse } from "../../support/running-house.ts";
import { travel } from "../../support/travel.ts";
import { actingIn, journalOf, mailsOf } from "./members.ts";

const house = await runHouse({ worker: false });
afterAll(() => house.close());
const ctx = actingIn(house.ctx);
const { inTransaction } = ctx.db;
const elsewhere = actingIn({
  ...house.ctx,
  db: spaceDb(house.database.db, "adherent" as SpaceId),
});
const nobody = newId<HolderId>();

let person = await activePerson(ctx);
beforeEach(async () => {
  person = await activePerson(ctx);
});
const because = () => ({ holderId: person.holderId, reason: "Elle appelle et donne son adresse" });

describe("a card", () => {
  const call = { reason: "call", note: "" } as const;
  const reads = async (as = ctx) =>
    (await inTransaction((trx) => openedFor(trx, as, person.holderId))) !== undefined;

  it("asks why before it opens, then not again for half an hour of reading", async () => {
    expect(await reads()).toBe(false);
    expect(await openCard(ctx, person.holderId, call)).toEqual(done(null));
    expect(await reads()).toBe(true);
    await travel(house.database, minutes(20));
    expect(await reads()).toBe(true);
    await travel(house.database, minutes(31));
    expect(await reads()).toBe(false);
  });

  it("asks each member, and each on every card", async () => {
    await openCard(ctx, person.holderId, call);
    expect(await reads(actingIn(house.ctx))).toBe(false);
    const other = await activePerson(ctx);
    expect(await inTransaction((trx) => openedFor(trx, ctx, other.holderId))).toBeUndefined();
  });

  it("asks again the next day, however short the pause", async () => {
    await openCard(ctx, person.holderId, call);
    await inTransaction((trx) =>
      sql`update card_opening set opened_at = now() - interval '1 day'`.execute(trx),
    );
    expect(await reads()).toBe(false);
  });

  it("keeps the role, the reason and the day for the holder", async () => {
    await openCard(actingIn(house.ctx, "superviseur"), person.holderId, { reason: "other", note: "Doublon" });
    const [line, ...rest] = await inTransaction((trx) => listOpenings(trx, person.holderId, 10));
    expect(rest).toEqual([]);
    expect(Object.keys(line ?? {}).sort()).toEqual(["day", "id", "note", "reason", "role"]);
    expect(line).toMatchObject({ role: "superviseur", reason: "other", note: "Doublon" });
  });

  it("does not exist for a holder of another space, or nobody", async () => {
    expect(await openCard(elsewhere, person.holderId, call)).toEqual(refused("not_on_file"));
    expect(await openCard(ctx, nobody, call)).toEqual(refused("not_on_file"));
  });
});

describe("Débloquer", () => {
  const lock = (tried: Tried) =>
    inTransaction((trx) =>
      sql`insert into attempt (subject, failures, consecutive_failures, locks, locked_until)
        values (${subjectOf(ctx.keys, tried)}, 3, 3, 1, now() + interval '2 hours')`.execute(trx),
    );
  const locks = () => inTransaction((trx) => findHolderLocks(trx, ctx.keys, person, ctx.space.policy.lock));

  it("lifts the locks on the password, the letter, the codes and the second factor, and tells the holder", async () => {
    const browser = Buffer.from("a browser that signed in before");
    await inTransaction((trx) =>
      trx.insertInto("known_browser").values({ account_id: person.accountId, token_hash: browser }).execute(),
    );
    const { holderId: holder, number, accountId: account } = person;
    for (const tried of [
      { holder },
      { number },
      { code: number },
      { factor: holder },
      { factor_letter: holder },
      { browser, account },
      { code: number, browser },
    ])
      await lock(tried);
    const ways = (await locks()).map(({ way }) => way).sort();
    expect(ways).toEqual(["code", "factor", "letter", "lost_factor", "password"]);
    expect(await unlockHolder(ctx, because())).toEqual(done(null));
    expect(await locks()).toEqual([]);
    expect(await journalOf(ctx, holder)).toEqual(["unlocked, staff"]);
    expect(await mailsOf(ctx, holder)).toEqual([`unlocked ${person.email}`]);
  });

  it("lifts what only a recovery lifts", async () => {
    await inTransaction((trx) =>
      sql`insert into attempt (subject, failures, consecutive_failures)
        values (${subjectOf(ctx.keys, { holder: person.holderId })}, 0, 100)`.execute(trx),
    );
    expect(await locks()).toEqual([{ way: "password", until: null }]);
    expect((await unlockHolder(ctx, because())).ok).toBe(true);
    expect(await locks()).toEqual([]);
  });

  it("leaves the end of the IBAN, and the locks of others", async () => {
    const other = await activePerson(ctx);
    await lock({ iban: person.number });
    await lock({ holder: other.holderId });
    expect(await unlockHolder(ctx, because())).toEqual(refused("nothing_locked"));
    const { rows } = await inTransaction((trx) =>
      sql`select from attempt where locked_until > now()
        and subject in (${subjectOf(ctx.keys, { iban: person.number })},
          ${subjectOf(ctx.keys, { holder: other.holderId })})`.execute(trx),
    );
    expect(rows).toHaveLength(2);
    expect(await mailsOf(ctx, person.holderId)).toEqual([]);
  });

  it("has one effect when two members click at once", async () => {
    await lock({ holder: person.holderId });
    const both = await Promise.all([ctx, actingIn(house.ctx)].map((as) => unlockHolder(as, because())));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await mailsOf(ctx, person.holderId)).toHaveLength(1);
  });

  it("refuses a holder who left the registry, or of another space", async () => {
    await lock({ holder: person.holderId });
    expect(await unlockHolder(elsewhere, because())).toEqual(refused("not_on_file"));
    await inTransaction((trx) =>
      sql`update holder set closed_at = now() where id = ${person.holderId}`.execute(trx),
    );
    expect(await unlockHolder(ctx, because())).toEqual(refused("not_on_file"));
  });
});

describe("Fermer le compte", () => {
  const supervisor = actingIn(house.ctx, "superviseur");

  it("ends the account, its sessions, links and letters on their way, and tells the holder", async () => {
    const { holderId, accountId } = person;
    await inTransaction(async (trx) => {
      await sql`insert into session (account_id, token_hash, source, browser)
        values (${accountId}, ${`session ${person.number}`}::bytea, '', '')`.execute(trx);
      await sql`insert into link (purpose, holder_id, journey_id, address_key, expires_at)
        values ('recovery', ${holderId}, gen_random_uuid(), 'x', now() + interval '1 day')`.execute(trx);
      await sql`insert into letter (holder_id, kind, state, secret_expires_at)
        values (${holderId}, 'new_password', 'posted', now() + interval '20 days')`.execute(trx);
    });
    expect(await closeAccount(supervisor, because())).toEqual(done(null));
    const { rows } = await inTransaction((trx) =>
      sql<{ left: number }>`select
        (select count(*) from session where account_id = ${accountId} and ended_at is null)
        + (select count(*) from link where holder_id = ${holderId} and used_at is null)
        + (select count(*) from letter where holder_id = ${holderId} and state = 'posted') as left`.execute(
        trx,
      ),
    );
    expect(Number(rows[0]?.left)).toBe(0);
    expect(await inTransaction((trx) => findAccountOfHolder(trx, holderId))).toBeUndefined();
    expect(await journalOf(ctx, holderId)).toEqual(["account_closed, staff"]);
    expect(await mailsOf(ctx, holderId)).toEqual([`account-closed ${person.email}`]);
  });

  it("happens once when two supervisors confirm at once", async () => {
    const both = [closeAccount(supervisor, because()), closeAccount(supervisor, because())];
    const results = await Promise.all(both);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results).toContainEqual(refused("no_account"));
    expect(await mailsOf(ctx, person.holderId)).toHaveLength(1);
  });
});

describe("Noter un appel", () => {
  const note = {
    caller: "other",
    callerName: "Sa fille",
    identityChecked: false,
    said: "Demande un délai",
  } as const;

  it("keeps who called, whether their identity was checked, and what was said", async () => {
    expect(await noteCall(ctx, person.holderId, note)).toEqual(done(null));
    const notes = await inTransaction((trx) =>
      trx.selectFrom("call_note").selectAll().where("holder_id", "=", person.holderId).execute(),
    );
    expect(notes).toMatchObject([
      { caller: "other", caller_name: "Sa fille", identity_checked: false, staff_name: "Claire Morel" },
    ]);
  });

  it("needs a holder of the space", async () => {
    expect(await noteCall(ctx, nobody, note)).toEqual(refused("not_on_file"));
  });
});
