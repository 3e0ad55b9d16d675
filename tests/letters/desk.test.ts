import { sql } from "kysely";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { type Duration, days, minutes } from "#kernel/duration.ts";
import { type BatchId, newId } from "#kernel/ids.ts";
import { done, refused } from "#kernel/result.ts";
import { postBatch } from "#letters/batches/post-batch.actions.ts";
import { reissueLetter } from "#letters/desk/letters-desk.actions.ts";
import { countLetters, expireLetters } from "#letters/desk/letters-desk.queries.ts";
import { findEnrolment, useLetter } from "#letters/enrolment.queries.ts";
import { everyLetterState, letterStates, statesBefore } from "#letters/letter.status.ts";
import { closeEnrolments, openEnrolments } from "#letters/open-enrolments.queries.ts";
import { printAll } from "#letters/printing/print-all.actions.ts";
import type { PrintedBatch } from "#letters/printing/print-letters.actions.ts";
import { recordReturn } from "#letters/returns/record-returns.actions.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { travel } from "../support/travel.ts";
import { enrolHolders, filesOf, openDesk } from "./letter-desk.ts";

const database = await freshDatabase();
afterAll(() => database.close());

const number = "T0000001";
let desk = openDesk(database.db);
let batches: PrintedBatch[] = [];

const inSpace: typeof desk.ctx.db.inTransaction = (work) => desk.ctx.db.inTransaction(work);
const print = () => printAll(desk.run, (batch) => batches.push(batch));
const find = () => inSpace((trx) => findEnrolment(trx, number));
const letters = () =>
  inSpace(async (trx) => {
    const rows = await trx.selectFrom("letter").select(["kind", "state"]).execute();
    return rows.map(({ kind, state }) => `${kind} ${state}`).sort();
  });
const age = (span: Duration) => travel(database, span);

beforeEach(async () => {
  desk = openDesk(database.db);
  batches = [];
  await inSpace((trx) => sql`truncate holder, enrolment, letter, letter_batch cascade`.execute(trx));
  await enrolHolders(desk.ctx, 1);
  await print();
});

const opened = async () => {
  const enrolment = await find();
  if (!enrolment) throw new Error("an open enrolment was expected");
  return enrolment;
};

describe("an enrolment", () => {
  it("is settled by one of many concurrent callers, with both letters", async () => {
    const enrolment = await opened();
    const wins = await Promise.all(
      Array.from({ length: 12 }, () => inSpace((trx) => useLetter(trx, enrolment))),
    );
    expect(wins.filter(Boolean)).toHaveLength(1);
    expect(await find()).toBeNull();
    expect(await letters()).toEqual(["notification used", "provisional_password used"]);
    expect(await inSpace(openEnrolments)).toBe(0);
  });

  it("is found by its holder's number only, with no secret before printing", async () => {
    expect(await inSpace((trx) => findEnrolment(trx, "T0000002"))).toBeNull();
    await reissueLetter(desk.ctx, number);
    expect(await find()).toMatchObject({ secretHash: null, secretExpired: false });
  });

  it("is closed when its holder leaves the registry; a holder who returns gets a new one", async () => {
    const former = await opened();
    await inSpace((trx) => sql`update holder set closed_at = now()`.execute(trx));
    expect(await inSpace(closeEnrolments)).toBe(1);
    expect(await inSpace(closeEnrolments)).toBe(0);
    expect(await find()).toBeNull();
    expect(await inSpace((trx) => useLetter(trx, former))).toBe(false);
    expect(await letters()).toEqual(["notification expired", "provisional_password expired"]);
    await inSpace((trx) => sql`update holder set closed_at = null`.execute(trx));
    expect(await inSpace(openEnrolments)).toBe(1);
    await print();
    expect((await opened()).enrolmentId).not.toBe(former.enrolmentId);
  });
});

describe("a secret", () => {
  it("works for 30 days from its printing", async () => {
    await age(minutes(60 * 24 * 30 - 1));
    expect(await opened()).toMatchObject({ secretExpired: false });
    await age(minutes(2));
    expect(await opened()).toMatchObject({ secretExpired: true });
    expect(await inSpace(expireLetters)).toBe(1);
    expect(await opened()).toMatchObject({ secretExpired: true, secretHash: expect.any(String) });
    expect(await letters()).toEqual(["notification printed", "provisional_password expired"]);
  });

  it("proven before it expired still opens the account", async () => {
    const enrolment = await opened();
    await age(days(31));
    await inSpace(expireLetters);
    expect(await inSpace((trx) => useLetter(trx, enrolment))).toBe(true);
  });

  it("stops working once another letter is requested", async () => {
    const former = await opened();
    expect(await reissueLetter(desk.ctx, " t 000-0001 ")).toEqual(done(null));
    expect(await inSpace((trx) => useLetter(trx, former))).toBe(false);
    expect(await letters()).toEqual([
      "notification printed",
      "provisional_password expired",
      "provisional_password to_print",
    ]);
    await print();
    const newer = await opened();
    expect(newer.letterId).not.toBe(former.letterId);
    expect(newer.secretHash).not.toBe(former.secretHash);
    expect(await inSpace((trx) => useLetter(trx, newer))).toBe(true);
  });
});

describe("a reissue", () => {
  it("is refused twice within the week, then granted", async () => {
    await reissueLetter(desk.ctx, number);
    expect(await reissueLetter(desk.ctx, number)).toEqual(refused({ kind: "waits_already" }));
    await print();
    expect(await reissueLetter(desk.ctx, number)).toEqual(
      refused({ kind: "too_soon", until: expect.any(Date) }),
    );
    await age(days(7));
    expect(await reissueLetter(desk.ctx, number)).toEqual(done(null));
  });

  it("is granted to one of many concurrent requests", async () => {
    const asked = await Promise.all(Array.from({ length: 8 }, () => reissueLetter(desk.ctx, number)));
    expect(asked.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("is refused for an unknown number, a settled enrolment, an address just changed", async () => {
    expect(await reissueLetter(desk.ctx, "T9999999")).toEqual(refused({ kind: "unknown_number" }));
    await inSpace((trx) => sql`update holder set address_changed_at = now()`.execute(trx));
    expect(await reissueLetter(desk.ctx, number)).toEqual(
      refused({ kind: "address_too_new", until: expect.any(Date) }),
    );
    await inSpace((trx) => sql`update holder set address_changed_at = null`.execute(trx));
    const enrolment = await opened();
    await inSpace((trx) => useLetter(trx, enrolment));
    await inSpace((trx) =>
      sql`insert into account (holder_id, password_hash) select id, 'x' from holder where number = ${number}`.execute(
        trx,
      ),
    );
    expect(await reissueLetter(desk.ctx, number)).toEqual(refused({ kind: "no_open_enrolment" }));
  });

  it("sends the number again when both letters came back", async () => {
    expect(await recordReturn(desk.ctx, number)).toEqual(done({ letters: 2 }));
    expect(await recordReturn(desk.ctx, number)).toEqual(refused("nothing_out"));
    expect(await find()).toMatchObject({ secretHash: null });
    expect(await reissueLetter(desk.ctx, number)).toEqual(done(null));
    await print();
    expect(batches.map(({ kind }) => kind).slice(2)).toEqual(["notification", "provisional_password"]);
  });
});

describe("a batch", () => {
  it("goes to the post once; its PDF is destroyed and its list kept", async () => {
    const id = batches[1]?.id as BatchId;
    expect(await postBatch(desk.ctx, newId<BatchId>(), null)).toEqual(refused("unknown_batch"));
    expect(await postBatch(desk.ctx, id, desk.folder)).toEqual(done({ letters: 1, destroyed: true }));
    expect(await postBatch(desk.ctx, id, desk.folder)).toEqual(refused("posted_already"));
    expect(filesOf(desk.folder, ".pdf")).toHaveLength(1);
    expect(filesOf(desk.folder, ".csv")).toHaveLength(2);
    expect(await inSpace(countLetters)).toEqual(
      expect.arrayContaining([
        { kind: "notification", state: "printed", letters: 1 },
        { kind: "provisional_password", state: "posted", letters: 1 },
      ]),
    );
    expect((await opened()).secretHash).not.toBeNull();
  });
});

describe("the table of states", () => {
  it("allows no letter to return to a former state, and no change of a used one", () => {
    expect(letterStates.used.next).toEqual([]);
    expect(statesBefore("to_print")).toEqual([]);
    for (const state of everyLetterState)
      for (const next of letterStates[state].next) expect(letterStates[next].next).not.toContain(state);
  });
});
