import { readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { hours } from "#kernel/duration.ts";
import { newId } from "#kernel/ids.ts";
import { done, refused } from "#kernel/result.ts";
import { readCode } from "#kernel/text/checked-code.rules.ts";
import { findBatchSheet } from "#letters/batches/batches.queries.ts";
import { destroyFiles } from "#letters/batches/destroy-files.actions.ts";
import { downloadBatch } from "#letters/batches/download-batch.actions.ts";
import { postBatch } from "#letters/batches/post-batch.actions.ts";
import { remakeBatch } from "#letters/batches/remake-batch.actions.ts";
import { sealedFolder } from "#letters/batches/sealed-files.ts";
import { countLetters } from "#letters/desk/letters-desk.queries.ts";
import { reissueStanding } from "#letters/desk/reissue.queries.ts";
import { findEnrolment } from "#letters/enrolment.queries.ts";
import { cancelOrder, orderPrint } from "#letters/orders/order-print.actions.ts";
import { printOrder } from "#letters/orders/print-order.actions.ts";
import { printAll } from "#letters/printing/print-all.actions.ts";
import { referenceOf } from "#letters/reference.rules.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { travel } from "../support/travel.ts";
import { enrolHolders } from "./letter-desk.ts";
import { auditOf, openOrderingDesk, printAtDesk, sealedNames, secretsIn, textOf } from "./ordering-desk.ts";

const database = await freshDatabase();
afterAll(() => database.close());

let desk = openOrderingDesk(database.db);
const inSpace: typeof desk.ctx.db.inTransaction = (work) => desk.ctx.db.inTransaction(work);
beforeEach(async () => {
  desk = openOrderingDesk(database.db);
  await inSpace((trx) =>
    sql`truncate holder, enrolment, letter, letter_batch, letter_order cascade`.execute(trx),
  );
  await enrolHolders(desk.ctx, 4);
});

const kind = "provisional_password";
const sheetOf = (id: Awaited<ReturnType<typeof printAtDesk>>) => inSpace((trx) => findBatchSheet(trx, id));
const counts = async () =>
  (await inSpace(countLetters))
    .filter((count) => count.kind === kind)
    .map(({ state, letters }) => `${letters} ${state}`)
    .sort();
const download = async (id: Awaited<ReturnType<typeof printAtDesk>>) => {
  const got = await downloadBatch(desk.ctx, id);
  if (!got.ok) throw new Error(got.refusal);
  return got.value;
};

async function opens(number: string, typed: string) {
  const secret = readCode(typed);
  const found = await inSpace((trx) => findEnrolment(trx, number));
  return secret.ok && (await desk.ctx.passwords.verify(found?.secretHash ?? null, secret.value)).ok;
}

describe("an order", () => {
  it("is printed by the worker into a sealed file, of which nothing can be read", async () => {
    const id = await printAtDesk(desk);
    expect(desk.jobs).toEqual([id]);
    expect(await sheetOf(id)).toMatchObject({ kind, letters: 4, file: "waits", printedBy: "Claire Rivoal" });
    const [name = "", ...others] = sealedNames(desk);
    expect(others).toEqual([]);
    const sealed = readFileSync(join(sealedFolder(desk.ctx), name));
    expect(sealed.length).toBeGreaterThan(10_000);
    expect(sealed.toString("latin1")).not.toMatch(/PDF|obj|T0000001/);
    const { content, name: given } = await download(id);
    expect(given).toBe(`npfr-courrier-2-mot-de-passe-${id}.pdf`);
    const secrets = secretsIn(content);
    expect(secrets).toHaveLength(4);
    for (const [index, secret] of secrets.entries())
      expect(await opens(`T000000${index + 1}`, secret)).toBe(true);
    expect(textOf(content)).toMatch(/Référence : \d{4} \d{4} \d\d/);
  });

  it("given twice at once, by one member or two, is one order and one batch", async () => {
    const other = openOrderingDesk(database.db, "Yves Kerbrat");
    const asked = await Promise.all([
      orderPrint(desk.ctx, { kind, seen: null }),
      orderPrint(desk.ctx, { kind, seen: null }),
      orderPrint(other.ctx, { kind, seen: null }),
    ]);
    const ids = new Set(asked.map((each) => (each.ok ? each.value.id : each.refusal.kind)));
    expect(ids.size).toBe(1);
    expect(asked.filter((each) => each.ok && each.value.isNew)).toHaveLength(1);
    expect([...desk.jobs, ...other.jobs]).toEqual([...ids]);
    const [id] = desk.jobs.concat(other.jobs);
    if (!id) throw new Error("an order was expected");
    const store = desk.ctx.store;
    await Promise.all([printOrder({ ...desk.ctx, store }, id), printOrder({ ...desk.ctx, store }, id)]);
    expect(await counts()).toEqual(["4 printed"]);
    expect(await sheetOf(id)).toMatchObject({ letters: 4, file: "waits" });
    expect(secretsIn((await download(id)).content)).toHaveLength(4);
  });

  it("of a form that is out of date is refused, with the batch printed since", async () => {
    const id = await printAtDesk(desk);
    await enrolHoldersFrom5();
    expect(await orderPrint(desk.ctx, { kind, seen: null })).toEqual(
      refused({ kind: "printed_meanwhile", batch: id }),
    );
    expect(await orderPrint(desk.ctx, { kind, seen: id })).toMatchObject({ ok: true });
  });

  it("for nothing is refused; one that cannot be printed is cancelled, and its letters wait", async () => {
    const first = await orderPrint(desk.ctx, { kind, seen: null });
    if (!first.ok) throw new Error("refused");
    expect(await cancelOrder(desk.ctx, first.value.id)).toEqual(done(null));
    expect(await cancelOrder(desk.ctx, first.value.id)).toEqual(refused("ended_already"));
    await printOrder(desk.ctx, first.value.id);
    expect(await counts()).toEqual(["4 to_print"]);
    const id = await printAtDesk(desk);
    expect(await orderPrint(desk.ctx, { kind, seen: id })).toEqual(refused({ kind: "nothing_waits" }));
  });

  it("killed between drawing and the commit leaves a file that nothing opens, and is printed by the next try", async () => {
    const ordered = await orderPrint(desk.ctx, { kind, seen: null });
    if (!ordered.ok) throw new Error("refused");
    const dying = {
      ...desk.ctx,
      db: {
        ...desk.ctx.db,
        inTransaction: <T>(work: Parameters<typeof desk.ctx.db.inTransaction<T>>[0]) =>
          desk.ctx.db.inTransaction(async (trx) => {
            const worked = await work(trx);
            const { rows } = await sql`select from letter_batch`.execute(trx);
            if (rows.length > 0) throw new Error("killed");
            return worked;
          }),
      },
    };
    await expect(printOrder(dying, ordered.value.id)).rejects.toThrow("killed");
    expect(await counts()).toEqual(["4 to_print"]);
    expect(sealedNames(desk)).toHaveLength(1);
    await printOrder(desk.ctx, ordered.value.id);
    expect(sealedNames(desk)).toHaveLength(2);
    expect(secretsIn((await download(ordered.value.id)).content)).toHaveLength(4);
    expect(sealedNames(desk)).toHaveLength(1);
  });
});

describe("the PDF of a batch", () => {
  it("is given to one of many downloads at once, then destroyed; the batch says by whom", async () => {
    const id = await printAtDesk(desk);
    const got = await Promise.all(Array.from({ length: 6 }, () => downloadBatch(desk.ctx, id)));
    expect(got.filter(({ ok }) => ok)).toHaveLength(1);
    expect(got.filter((each) => !each.ok && each.refusal === "gone")).toHaveLength(5);
    expect(sealedNames(desk)).toEqual([]);
    expect(await sheetOf(id)).toMatchObject({
      file: "downloaded",
      downloadedBy: "Claire Rivoal",
      downloadedAt: expect.any(Date),
    });
    const keys = await inSpace((trx) => trx.selectFrom("letter_batch").select("file_key").execute());
    expect(keys).toEqual([{ file_key: null }]);
    expect((await auditOf(desk, id)).filter((each) => each === "letters_downloaded")).toHaveLength(1);
  });

  it("is destroyed after 72 hours, and not before", async () => {
    const id = await printAtDesk(desk);
    await travel(database, hours(71));
    await destroyFiles(desk.ctx);
    expect(await sheetOf(id)).toMatchObject({ file: "waits" });
    await travel(database, hours(2));
    expect(await downloadBatch(desk.ctx, id)).toEqual(refused("gone"));
    await destroyFiles(desk.ctx);
    expect(await sheetOf(id)).toMatchObject({ file: "destroyed" });
    expect(await auditOf(desk, id)).toEqual(["letters_ordered", "letters_printed", "letters_destroyed"]);
    expect(sealedNames(desk)).toHaveLength(1);
    for (const name of sealedNames(desk)) utimesSync(join(sealedFolder(desk.ctx), name), 0, 0);
    await destroyFiles(desk.ctx);
    expect(sealedNames(desk)).toEqual([]);
  });

  it("changed on disk, of another batch or on another machine, is not given and stays to be downloaded", async () => {
    const id = await printAtDesk(desk);
    const elsewhere = { ...desk.ctx, store: "/nowhere" };
    expect(await downloadBatch(elsewhere, id)).toEqual(refused("not_here"));
    const [name = ""] = sealedNames(desk);
    const path = join(sealedFolder(desk.ctx), name);
    const whole = readFileSync(path);
    const changed = Buffer.from(whole);
    changed[200] = (changed[200] ?? 0) ^ 1;
    writeFileSync(path, changed);
    await expect(downloadBatch(desk.ctx, id)).rejects.toThrow();
    writeFileSync(path, whole);
    expect(await downloadBatch(desk.ctx, newId())).toEqual(refused("unknown_batch"));
    expect((await download(id)).content.subarray(0, 5).toString()).toBe("%PDF-");
  });
});

describe("a batch that came out wrong", () => {
  const printed = async () => {
    const id = await printAtDesk(desk);
    return { id, secrets: secretsIn((await download(id)).content) };
  };

  it("is remade without its good letters: new secrets for the rejects alone", async () => {
    const { id, secrets } = await printed();
    await postBatch(desk.ctx, id, null);
    const [, , third] = await inSpace((trx) =>
      trx.selectFrom("letter").select("serial").where("batch_id", "=", id).orderBy("place").execute(),
    );
    const remade = await remakeBatch(desk.ctx, id, `2\n${referenceOf(third?.serial ?? "")}`);
    expect(remade).toMatchObject({ ok: true, value: { letters: 2, isNew: true } });
    if (!remade.ok) return;
    await printOrder(desk.ctx, remade.value.id);
    expect(await sheetOf(remade.value.id)).toMatchObject({ letters: 2, remakes: id, file: "waits" });
    expect(await sheetOf(id)).toMatchObject({ letters: 4, remade: 2 });
    expect(await counts()).toEqual(["2 expired", "2 posted", "2 printed"]);
    const [second = "", thirdAnew = ""] = secretsIn((await download(remade.value.id)).content);
    expect(await opens("T0000001", secrets[0] ?? "")).toBe(true);
    expect(await opens("T0000002", secrets[1] ?? "")).toBe(false);
    expect(await opens("T0000002", second)).toBe(true);
    expect(await opens("T0000003", thirdAnew)).toBe(true);
    expect(await opens("T0000003", secrets[2] ?? "")).toBe(false);
    const standing = await inSpace(async (trx) => {
      const holder = await trx
        .selectFrom("holder")
        .select("id")
        .where("number", "=", "T0000002")
        .executeTakeFirst();
      return holder && reissueStanding(trx, holder.id, desk.ctx.space.policy.letters);
    });
    expect(standing?.quotaUntil).toBeNull();
  });

  it("is remade whole when its file was lost", async () => {
    const { id } = await printed();
    const remade = await remakeBatch(desk.ctx, id, null);
    expect(remade).toMatchObject({ ok: true, value: { letters: 4 } });
    expect(await remakeBatch(desk.ctx, id, null)).toEqual(
      refused({ kind: "order_waits", order: remade.ok ? remade.value.id : "" }),
    );
    if (remade.ok) await printOrder(desk.ctx, remade.value.id);
    expect(await remakeBatch(desk.ctx, id, null)).toEqual(refused({ kind: "nothing_to_remake" }));
    expect(await counts()).toEqual(["4 expired", "4 printed"]);
  });

  it("changes nothing when a reject is not in it", async () => {
    const { id } = await printed();
    expect(await remakeBatch(desk.ctx, id, "1\n9")).toEqual(refused({ kind: "missing", words: ["9"] }));
    expect(await remakeBatch(desk.ctx, id, "1\nx!")).toEqual(refused({ kind: "unread", words: ["x!"] }));
    expect(await remakeBatch(desk.ctx, newId(), "1")).toEqual(refused({ kind: "unknown_batch" }));
    expect(await counts()).toEqual(["4 printed"]);
  });
});

describe("the post", () => {
  it("takes a batch once it was downloaded, once", async () => {
    const id = await printAtDesk(desk);
    expect(await postBatch(desk.ctx, id, null)).toEqual(refused("not_downloaded"));
    await download(id);
    const posted = await Promise.all([postBatch(desk.ctx, id, null), postBatch(desk.ctx, id, null)]);
    expect(posted).toContainEqual(done({ letters: 4, destroyed: false }));
    expect(posted).toContainEqual(refused("posted_already"));
    expect(await sheetOf(id)).toMatchObject({ postedBy: "Claire Rivoal", postedAt: expect.any(Date) });
    expect(await auditOf(desk, id)).toEqual([
      "letters_ordered",
      "letters_printed",
      "letters_downloaded",
      "letters_posted",
    ]);
  });

  it("is the same for the desk and for the command line", async () => {
    await printAll(desk.run, () => undefined);
    const [row] = await inSpace((trx) =>
      trx.selectFrom("letter_batch").select("id").where("kind", "=", kind).execute(),
    );
    if (!row) throw new Error("a batch was expected");
    expect(await sheetOf(row.id)).toMatchObject({ file: "elsewhere", letters: 4, printedBy: null });
    expect(await downloadBatch(desk.ctx, row.id)).toEqual(refused("gone"));
    expect(await postBatch(desk.ctx, row.id, desk.folder)).toEqual(done({ letters: 4, destroyed: true }));
  });
});

async function enrolHoldersFrom5() {
  await inSpace((trx) => sql`update holder set number = 'U' || substr(number, 2)`.execute(trx));
  await enrolHolders(desk.ctx, 1);
}
