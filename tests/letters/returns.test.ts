import { sql } from "kysely";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { HolderId } from "#kernel/ids.ts";
import { done } from "#kernel/result.ts";
import { downloadBatch } from "#letters/batches/download-batch.actions.ts";
import { postBatch } from "#letters/batches/post-batch.actions.ts";
import { reissueLetter } from "#letters/desk/letters-desk.actions.ts";
import { findEnrolment } from "#letters/enrolment.queries.ts";
import { numberIn } from "#letters/number-in.ts";
import { referenceOf } from "#letters/reference.rules.ts";
import { letterBack } from "#letters/returns/letter-back.queries.ts";
import { recordReturns } from "#letters/returns/record-returns.actions.ts";
import { readReturnedLines } from "#letters/returns/returned-lines.rules.ts";
import { listReturned } from "#letters/returns/returns.queries.ts";
import { runLetterDesk } from "../../src/cli/letters/letter-desk.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { enrolHolders } from "./letter-desk.ts";
import { auditOf, openOrderingDesk, printAtDesk } from "./ordering-desk.ts";

const database = await freshDatabase();
afterAll(() => database.close());

let desk = openOrderingDesk(database.db);
let batch = "" as Awaited<ReturnType<typeof printAtDesk>>;
const inSpace: typeof desk.ctx.db.inTransaction = (work) => desk.ctx.db.inTransaction(work);
beforeEach(async () => {
  desk = openOrderingDesk(database.db);
  await inSpace((trx) =>
    sql`truncate holder, enrolment, letter, letter_batch, letter_order cascade`.execute(trx),
  );
  await enrolHolders(desk.ctx, 3);
  batch = await printAtDesk(desk);
});

const send = async () => {
  await downloadBatch(desk.ctx, batch);
  await postBatch(desk.ctx, batch, null);
};

const letters = () =>
  inSpace((trx) =>
    trx
      .selectFrom("letter")
      .innerJoin("holder", "holder.id", "letter.holder_id")
      .select([
        "letter.serial",
        "letter.state",
        "letter.return_reason as reason",
        "holder.id",
        "holder.number",
      ])
      .where("batch_id", "=", batch)
      .orderBy("place")
      .execute(),
  );
const codes = async () => (await letters()).map(({ serial }) => referenceOf(serial));
const scan = async (typed: string) => {
  const lines = readReturnedLines(typed, "unknown_addressee", numberIn(desk.ctx));
  return (await recordReturns(desk.ctx, lines)).map(({ outcome }) => outcome);
};
const flagged = async (holderId: HolderId | undefined) => {
  const found = await inSpace((trx) =>
    trx
      .selectFrom("holder")
      .select(letterBack.as("back"))
      .where("id", "=", holderId ?? null)
      .execute(),
  );
  return found[0]?.back ?? null;
};
const move = (number: string) =>
  inSpace((trx) =>
    sql`update holder set address_1 = '2 rue Neuve', address_changed_at = now() where number = ${number}`.execute(
      trx,
    ),
  );

describe("a letter that came back", () => {
  it("is taken, unknown, seen already or not posted, line by line", async () => {
    const [first = "", second = ""] = await codes();
    expect(await scan(first)).toEqual(["not_posted"]);
    await send();
    expect(await scan(`${first}\n${referenceOf("99999999")}\nx!\n${first}\n${second} 3`)).toEqual([
      "taken",
      "unknown",
      "unknown",
      "seen",
      "taken",
    ]);
    expect(await scan(first)).toEqual(["seen"]);
    expect((await letters()).map(({ state, reason }) => `${state} ${reason}`)).toEqual([
      "returned unknown_addressee",
      "returned unclaimed",
      "posted null",
    ]);
    const returned = await inSpace((trx) => listReturned(trx, 10));
    expect(returned.map(({ number, name, reason }) => `${number} ${name} ${reason}`).sort()).toEqual([
      "T0000001 Zoé D’ALMÉIDA 1 unknown_addressee",
      "T0000002 Zoé D’ALMÉIDA 2 unclaimed",
    ]);
    const [one] = await letters();
    expect(await auditOf(desk, `"letter":"${one?.serial}"`)).toEqual(["letter_returned"]);
  });

  it("taken at once by two members is taken once", async () => {
    await send();
    const [first = ""] = await codes();
    expect((await Promise.all([scan(first), scan(first), scan(first)])).flat().sort()).toEqual([
      "seen",
      "seen",
      "taken",
    ]);
  });

  it("opens nothing any more, and flags the address until it changes", async () => {
    await send();
    const [first = ""] = await codes();
    const [{ id: holderId } = { id: undefined }] = await letters();
    expect(await flagged(holderId)).toBeNull();
    await scan(first);
    expect((await inSpace((trx) => findEnrolment(trx, "T0000001")))?.secretHash).toBeNull();
    expect(await flagged(holderId)).toEqual({
      since: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      reason: "unknown_addressee",
    });
    await inSpace((trx) => sql`update holder set email = 'zoe@boite.example'`.execute(trx));
    expect(await flagged(holderId)).not.toBeNull();
    await move("T0000001");
    expect(await flagged(holderId)).toBeNull();
  });

  it("late, its secret over, still flags the address; from a former address it flags nothing", async () => {
    await send();
    await inSpace((trx) => sql`update letter set state = 'expired' where batch_id = ${batch}`.execute(trx));
    await move("T0000002");
    const [first = "", second = ""] = await codes();
    expect(await scan(`${first}\n${second}`)).toEqual(["taken_late", "taken_late"]);
    const [one, two] = await letters();
    expect(one).toMatchObject({ state: "expired", reason: "unknown_addressee" });
    expect(await flagged(one?.id)).not.toBeNull();
    expect(await flagged(two?.id)).toBeNull();
  });

  it("by the number of its holder takes back all of their letters", async () => {
    expect(await scan("T0000003 2\nT0000003\nT9999999")).toEqual(["taken", "nothing_out", "unknown"]);
    expect((await letters())[2]).toMatchObject({ state: "returned", reason: "refused" });
  });

  it("gives the quota back once the address is corrected: a letter may be reissued at once", async () => {
    const again = () => reissueLetter(desk.ctx, "T0000001");
    expect(await again()).toEqual(done(null));
    batch = await printAtDesk(desk);
    await send();
    expect(await again()).toMatchObject({ ok: false, refusal: { kind: "too_soon" } });
    await scan((await codes())[0] ?? "");
    expect(await again()).toMatchObject({ ok: false, refusal: { kind: "too_soon" } });
    await move("T0000001");
    expect(await again()).toEqual(done(null));
  });

  it("is entered at the command line too, by its reference and with its reason", async () => {
    await send();
    const [first = ""] = await codes();
    const said: string[] = [];
    const log = vi.spyOn(console, "log").mockImplementation((line) => void said.push(line));
    const error = vi.spyOn(console, "error").mockImplementation((line) => void said.push(line));
    const order = { kind: "returned", number: first, reason: "unclaimed" } as const;
    const work = { ctx: desk.ctx, entrance: desk.run.entrance };
    expect([await runLetterDesk(work, order), await runLetterDesk(work, order)]).toEqual([0, 1]);
    log.mockRestore();
    error.mockRestore();
    expect(said).toEqual([
      `${first} : 1 courrier de retour, sans plus aucun effet.`,
      "Ce courrier est déjà noté comme revenu.",
    ]);
    expect((await letters())[0]).toMatchObject({ state: "returned", reason: "unclaimed" });
  });
});
