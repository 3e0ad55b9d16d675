import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { openAccount } from "#account/accounts.queries.ts";
import { openEnrolments } from "#letters/open-enrolments.queries.ts";
import type { ImportReport } from "#registry/import/import-report.ts";
import { closesTooMany } from "#registry/import/import-report.ts";
import { npfr } from "#spaces/npfr/space.ts";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { openRegistry, registryFile, someone } from "./registry-desk.ts";

const database = await freshDatabase();
const folder = await temporaryFolder();
const registry = openRegistry(database, folder.path);
const { importRows, importPath, inSpace, holders } = registry;
afterEach(() => registry.empty());
afterAll(async () => {
  await database.close();
  await folder[Symbol.asyncDispose]();
});

const crowd = (count: number) => Array.from({ length: count }, (_, index) => someone(`T${1000 + index}`));
const whole = { wholeRegistry: true };
/** The letters as the letters command reads them. */
const letters = () =>
  inSpace(async (trx) => {
    await openEnrolments(trx);
    return trx.selectFrom("letter").select(["kind", "state"]).execute();
  });
const holder = async (number: string) => {
  const found = (await holders()).find((each) => each.number === number);
  if (!found) throw new Error(`no holder ${number}`);
  return found;
};

describe("a file", () => {
  it("adds holders, each with two letters to print", async () => {
    const outcome = await importRows([someone("T1"), someone("T2", { email: "a@boite.example" })]);
    expect(outcome).toMatchObject({ ok: true, value: { rows: 2, added: 2, changed: 0, same: 0 } });
    expect(await letters()).toHaveLength(4);
    expect(await holder("T2")).toMatchObject({
      last_name: "LEFÈVRE",
      country: "FR",
      email: "a@boite.example",
      phone: null,
      address_changed_at: null,
    });
  });

  it("imported twice changes nothing", async () => {
    const rows = [someone("T1"), someone("T2", { phone: "06 39 98 08 30", birth_date: "17/01/1977" })];
    await importRows(rows);
    const before = await holders();
    expect(await importRows(rows)).toMatchObject({ ok: true, value: { added: 0, changed: 0, same: 2 } });
    expect(await holders()).toEqual(before);
    expect(await letters()).toHaveLength(4);
  });

  it("changes only the rows that differ", async () => {
    await importRows([someone("T1"), someone("T2")]);
    const before = await holder("T1");
    const outcome = await importRows([someone("T1"), someone("T2", { phone: "0639980830" })]);
    expect(outcome).toMatchObject({ ok: true, value: { changed: 1, same: 1 } });
    expect(await holder("T1")).toEqual(before);
    expect((await holder("T2")).updated_at.getTime()).toBeGreaterThan(before.updated_at.getTime());
  });

  it("changes the date of the address only with the postal address", async () => {
    await importRows([someone("T1")]);
    await importRows([someone("T1", { title: "M.", email: "b@boite.example" })]);
    expect((await holder("T1")).address_changed_at).toBeNull();
    await importRows([someone("T1", { city: "CESSON" })]);
    expect((await holder("T1")).address_changed_at).toBeInstanceOf(Date);
  });

  it("keeps the columns it does not have, and empties those it leaves empty", async () => {
    await importRows([someone("T1", { email: "a@boite.example", phone: "0639980830" })]);
    const columns = ["number", "last_name", "postal_code", "city", "phone"];
    await importPath(await registry.write(registryFile([someone("T1")], { columns })));
    expect(await holder("T1")).toMatchObject({ email: "a@boite.example", phone: null, first_name: "Maëlys" });
  });

  it("may name an organisation instead of a person", async () => {
    expect(await importRows([someone("T1", { last_name: "", organisation: "SDIS 35" })])).toMatchObject({
      ok: true,
    });
    expect(await importRows([someone("T2", { last_name: "" })])).toMatchObject({ ok: false });
  });

  it("recognises a number in all its spellings", async () => {
    await importRows([someone("T1")]);
    expect(await importRows([someone("t 1", { city: "BREST" })])).toMatchObject({
      ok: true,
      value: { changed: 1 },
    });
    const outcome = await importRows([someone("T 2"), someone("T3"), someone("t2")]);
    expect(outcome).toMatchObject({ ok: false, refusal: { count: 2, first: [{ line: 2 }, { line: 4 }] } });
  });
});

describe("a dry run", () => {
  it("reports the changes and makes none, not even in the log of runs", async () => {
    await importRows(crowd(3));
    const before = [await holders(), await letters(), await registry.runs()];
    const outcome = await importRows([someone("T9")], { ...whole, dryRun: true });
    expect(outcome).toMatchObject({ ok: true, value: { added: 1, closed: 3, live: 3 } });
    expect([await holders(), await letters(), await registry.runs()]).toEqual(before);
  });
});

describe("a whole registry", () => {
  it("closes holders no longer named: enrolment, account, sessions and links too", async () => {
    await importRows(crowd(3));
    await letters();
    const { id } = await holder("T1001");
    await inSpace(async (trx) => {
      await trx.updateTable("enrolment").set({ state: "activated" }).where("holder_id", "=", id).execute();
      const account = await openAccount(trx, npfr, {
        holderId: id,
        email: "a@boite.example",
        passwordHash: "-",
      });
      if (!account) throw new Error("an account was expected");
      const session = {
        account_id: account,
        token_hash: Buffer.alloc(32),
        source: "192.0.2.1",
        browser: "Firefox",
      };
      await trx.insertInto("session").values(session).execute();
    });
    const outcome = await importRows([someone("T1000"), someone("T1002")], whole);
    expect(outcome).toMatchObject({ ok: true, value: { closed: 1, live: 3, same: 2 } });
    expect((await holder("T1001")).closed_at).toBeInstanceOf(Date);
    const state = await inSpace(async (trx) => ({
      enrolment: await trx.selectFrom("enrolment").select("state").where("holder_id", "=", id).execute(),
      account: await trx.selectFrom("account").selectAll().where("closed_at", "is", null).execute(),
      session: await trx.selectFrom("session").selectAll().where("ended_at", "is", null).execute(),
    }));
    expect(state).toEqual({ enrolment: [{ state: "closed" }], account: [], session: [] });
  });

  it("reopens a holder named again, with new letters", async () => {
    await importRows(crowd(2));
    await letters();
    await importRows([someone("T1000")], whole);
    expect(await letters()).toHaveLength(4);
    const outcome = await importRows(crowd(2), whole);
    expect(outcome).toMatchObject({ ok: true, value: { changed: 1, reopened: 1, same: 1, closed: 0 } });
    expect((await holder("T1001")).closed_at).toBeNull();
    expect((await letters()).filter((letter) => letter.state === "to_print")).toHaveLength(4);
  });

  it("asks for a confirmation beyond 5 % of the holders on file", () => {
    expect(closesTooMany({ closed: 5, live: 100 })).toBe(false);
    expect(closesTooMany({ closed: 6, live: 100 })).toBe(true);
    expect(closesTooMany({ closed: 1, live: 5 })).toBe(true);
    expect(closesTooMany({ closed: 0, live: 0 })).toBe(false);
  });

  it("changes nothing when the answer is no", async () => {
    await importRows(crowd(3));
    const asked: ImportReport[] = [];
    const confirm = async (report: ImportReport) => asked.push(report) < 0;
    const outcome = await importRows([someone("T9")], { ...whole, confirm });
    expect(outcome).toMatchObject({ ok: false, refusal: { why: "declined" } });
    expect(asked).toMatchObject([{ closed: 3 }]);
    expect((await holders()).map((each) => [each.number, each.closed_at])).toHaveLength(3);
    expect((await registry.runs()).map((run) => run.state)).toEqual(["applied", "refused"]);
  });
});

describe("a refused file", () => {
  it("lists every wrong cell, in a CSV without formulas", async () => {
    const rows = [
      someone("T1"),
      someone("", { city: "=cmd|' /C calc'!A0", email: "x" }),
      someone("T3", { iban: "+1" }),
    ];
    const outcome = await importRows(rows);
    expect(outcome).toMatchObject({ ok: false, refusal: { why: "rejected", count: 2 } });
    const csv = await readFile(join(folder.path, "refus.csv"), "utf8");
    expect(csv).toMatch(/^\ufeffline;column;reason;value\r\n/);
    expect(csv).toContain("3;city;formule de tableur interdite;'=cmd|");
    expect(csv).toContain("4;iban;formule de tableur interdite;'+1");
    expect(await holders()).toEqual([]);
  });

  it("shows twenty refusals and writes them all", async () => {
    const outcome = await importRows(crowd(50).map((cells) => ({ ...cells, postal_code: "1440" })));
    if (outcome.ok || outcome.refusal.why !== "rejected") throw new Error("a refusal was expected");
    expect(outcome.refusal.first).toHaveLength(20);
    const csv = await readFile(outcome.refusal.rejectsPath ?? "", "utf8");
    expect(csv.trim().split("\r\n")).toHaveLength(51);
  });
});

describe("two imports at once", () => {
  it("run one at a time, and the other is told so", async () => {
    let proceed = () => {};
    const asked = new Promise<void>((resolve) => {
      proceed = resolve;
    });
    let answer = (_: boolean) => {};
    const confirm = () => {
      proceed();
      return new Promise<boolean>((resolve) => {
        answer = resolve;
      });
    };
    const first = importRows([someone("T1")], { confirm });
    await asked;
    expect(await importRows([someone("T2")])).toEqual({ ok: false, refusal: { why: "busy" } });
    answer(true);
    expect(await first).toMatchObject({ ok: true });
    expect((await holders()).map((each) => each.number)).toEqual(["T1"]);
  });
});
