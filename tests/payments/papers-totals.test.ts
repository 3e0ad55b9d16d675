import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, expect, it } from "vitest";
import type { Context } from "#context.ts";
import { spaceDb } from "#infra/db/space-db.ts";
import type { PaperPart } from "#infra/pdf/paper/paper.ts";
import type { HolderId } from "#kernel/ids.ts";
import { describeDecimal, describeMoney } from "#kernel/values/money.ts";
import { layoutOf } from "#modules/payments/layouts/layouts.ts";
import { csvExport } from "#modules/payments/papers/export/csv-export.ts";
import type { Ledger } from "#modules/payments/papers/lines-in-turn.ts";
import { yearlyStatement } from "#modules/payments/papers/yearly-statement.ts";
import { paymentStatuses } from "#modules/payments/payment.status.ts";
import { statusWords } from "#modules/payments/payment-words.ts";
import type { PaymentFilter } from "#modules/payments/reading/payment-filter.rules.ts";
import { amountsByPeriod, totalsOf, yearsOf } from "#modules/payments/reading/totals.queries.ts";
import { paidOf } from "#modules/payments/reading/totals.rules.ts";
import type { Holder } from "#registry/holders/holders.queries.ts";
import { npfr } from "#spaces/npfr/space.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { dayAfter, plantPayments } from "./ledger.ts";
import { readCsv } from "./papers-house.ts";

const database = await freshDatabase();
afterAll(() => database.close());
const db = spaceDb(database.db, npfr.id);

const lines = fc.array(
  fc.record({
    paidOn: fc.integer({ min: 360, max: 1100 }).map(dayAfter),
    amount: fc.oneof(fc.integer({ min: -50_000, max: 500_000 }), fc.constantFrom(0, 52_680, 1_999)),
    status: fc.constantFrom(...paymentStatuses),
  }),
  { maxLength: 40 },
);

let holders = 0;
async function ledgerOf(planted: Parameters<typeof plantPayments>[2]): Promise<Ledger> {
  const holderId = await db.inTransaction(async (trx) => {
    const { rows } = await sql<{ id: HolderId }>`
      insert into holder (number) values (${`P${holders++}`}) returning id`.execute(trx);
    const id = rows[0]?.id;
    if (!id) throw new Error("no holder");
    await plantPayments(trx, id, planted);
    return id;
  });
  return { ctx: { db, space: npfr } as Context, layout: layoutOf(npfr.policy), holderId };
}

const totals = (ledger: Ledger, filter: PaymentFilter) =>
  db.inTransaction((trx) => totalsOf(trx, ledger.holderId, filter));

async function exported(ledger: Ledger, filter: PaymentFilter): Promise<string[][]> {
  let text = "";
  for await (const part of csvExport(ledger, filter, "payments")) text += part;
  return readCsv(Buffer.from(text)).slice(1);
}

/** The figure in front, and the last row of each table. */
async function stated(ledger: Ledger, year: number) {
  const asked = { holder: {} as Holder, year, totals: await totals(ledger, ofYear(year)), today: "" };
  const parts: PaperPart[] = [];
  for await (const part of yearlyStatement(ledger, asked).parts) parts.push(part);
  const [front] = parts.flatMap((part) => (part.kind === "statement" ? [part.text] : []));
  const tables = parts.flatMap((part) => (part.kind === "table" ? [part] : []));
  const ends: string[] = [];
  for (const { rows } of tables) {
    let last = "";
    for await (const { cells } of rows) last = cells.at(-1) ?? "";
    ends.push(last);
  }
  return { front, ends };
}

const ofYear = (year: number | null): PaymentFilter => ({ year, status: null, search: "" });

it("totals of list, chart, statement and export agree to the cent", () =>
  fc.assert(
    fc.asyncProperty(lines, async (planted) => {
      const ledger = await ledgerOf(planted);
      const { all: years } = await db.inTransaction((trx) => yearsOf(trx, ledger.holderId));
      for (const year of [null, ...years]) {
        const listed = await totals(ledger, ofYear(year));
        const rows = await exported(ledger, ofYear(year));
        const ends = rows.filter(([first = ""]) => first.startsWith("Total "));
        expect(rows.length - ends.length).toBe(listed.count);
        expect(ends.map((row) => [row[0], row.at(-1)])).toEqual(
          listed.sums.map(({ status, count, amount }) => [
            `Total ${statusWords[status].one.toLowerCase()} (${count})`,
            describeDecimal(amount),
          ]),
        );
        if (year === null) continue;
        const paid = { ...ofYear(year), status: "paid" } as const;
        const charted = await db.inTransaction((trx) => amountsByPeriod(trx, ledger.holderId, paid));
        expect(charted.reduce((sum, { amount }) => sum + amount, 0)).toBe(paidOf(listed));
        const { front, ends: last } = await stated(ledger, year);
        expect(front).toBe(`Total versé en ${year} : ${describeMoney(paidOf(listed))}`);
        const bySections = listed.sums.toSorted(
          (a, b) => Number(b.status === "paid") - Number(a.status === "paid"),
        );
        expect(last).toEqual(bySections.map(({ amount }) => describeMoney(amount)));
      }
    }),
    { numRuns: 25 },
  ));

it("are exact: 526.80 three times and 19.99 are 1600.39", async () => {
  const ledger = await ledgerOf(
    [52_680, 52_680, 52_680, 1_999].map((amount) => ({ paidOn: "2025-12-31", amount })),
  );
  expect(await stated(ledger, 2025)).toEqual({
    front: "Total versé en 2025 : 1 600,39 €",
    ends: ["1 600,39 €"],
  });
  expect((await exported(ledger, ofYear(2025))).at(-1)?.at(-1)).toBe("1600,39");
});

it("a statement is not delivered when payments change while it is drawn", async () => {
  const ledger = await ledgerOf([{ paidOn: "2025-12-31", amount: 100 }]);
  const before = await totals(ledger, ofYear(2025));
  await db.inTransaction((trx) => plantPayments(trx, ledger.holderId, [{ paidOn: "2025-12-30", amount: 1 }]));
  const asked = { holder: {} as Holder, year: 2025, totals: before, today: "" };
  const draw = async () => {
    for await (const part of yearlyStatement(ledger, asked).parts)
      if (part.kind === "table") for await (const _ of part.rows);
  };
  await expect(draw()).rejects.toThrow("payments changed");
});
