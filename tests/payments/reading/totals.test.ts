import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type SpaceTransaction, spaceDb } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import { cents, type Money } from "#kernel/values/money.ts";
import { layoutOf } from "#modules/payments/layouts/layouts.ts";
import { paymentStatuses } from "#modules/payments/payment.status.ts";
import type { Cursor, Part, Place } from "#modules/payments/reading/cursor.rules.ts";
import type { PaymentFilter } from "#modules/payments/reading/payment-filter.rules.ts";
import { listPayments } from "#modules/payments/reading/payments.queries.ts";
import { foldWords } from "#modules/payments/reading/search-words.rules.ts";
import {
  amountsByPeriod,
  totalsOf,
  totalsOfTransfers,
  yearsOf,
} from "#modules/payments/reading/totals.queries.ts";
import { paidOf, totalOf } from "#modules/payments/reading/totals.rules.ts";
import { listTransfers } from "#modules/payments/reading/transfers.queries.ts";
import { npfr } from "#spaces/npfr/space.ts";
import { freshDatabase, type TestDatabase } from "../../support/fresh-database.ts";
import { dayAfter, type PlantedLine, plantPayments } from "../ledger.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

type Line = Required<Pick<PlantedLine, "paidOn" | "status" | "label">> & { amount: Money };

const layout = layoutOf(npfr.policy);
let holders = 0;

/** A holder with these payments, and a neighbour with the same ones. */
async function withPayments<T>(
  lines: readonly PlantedLine[],
  read: (trx: SpaceTransaction, holderId: HolderId) => Promise<T>,
): Promise<T> {
  return spaceDb(database.db, npfr.id).inTransaction(async (trx) => {
    const numbers = [0, 1].map(() => sql`(${String(1_000_000 + holders++)})`);
    const { rows } = await sql<{
      id: HolderId;
    }>`insert into holder (number) values ${sql.join(numbers)} returning id`.execute(trx);
    const [holder, neighbour] = rows;
    if (!holder || !neighbour) throw new Error("two holders");
    await plantPayments(trx, holder.id, lines);
    await plantPayments(
      trx,
      neighbour.id,
      lines.map((line) => ({ ...line, ...(line.transfer && { transfer: `${line.transfer}-2` }) })),
    );
    return read(trx, holder.id);
  });
}

/** All pages, from the newest. */
async function everyPage<Line extends Place>(
  page: (cursor: Cursor | null) => Promise<Part<Line>>,
): Promise<Line[]> {
  const first = await page(null);
  const lines = [...first.lines];
  for (let { older } = first; older; ) {
    const part: Part<Line> = await page({ towards: "older", place: older });
    lines.push(...part.lines);
    older = part.older;
  }
  return lines;
}

const lineOf: fc.Arbitrary<Line> = fc.record({
  paidOn: fc.integer({ min: 360, max: 1100 }).map(dayAfter),
  amount: fc
    .oneof(fc.integer({ min: -50_000, max: 500_000 }), fc.constantFrom(0, 52_680, -52_680, 1_999))
    .map(cents),
  status: fc.constantFrom(...paymentStatuses),
  label: fc.constantFrom("Dialyse", "Séjour à l’hôpital", "Indu", "Versement annuel"),
});
const ledgers = fc.array(lineOf, { maxLength: 40 });
const filters: fc.Arbitrary<PaymentFilter> = fc.record({
  year: fc.constantFrom(null, 2020, 2021, 2022, 2030),
  status: fc.constantFrom(null, ...paymentStatuses),
  search: fc.constantFrom("", "dialyse", "HOPITAL", "526,80", "introuvable"),
});

/** The same filter, in words of JavaScript. */
function isFound({ paidOn, status, label, amount }: Line, { year, status: wanted, search }: PaymentFilter) {
  const isIn = year === null || paidOn.startsWith(`${year}-`);
  const is = wanted === null || status === wanted;
  const amounts = search === "526,80" ? [52_680, -52_680] : [];
  return isIn && is && (foldWords(label).includes(foldWords(search)) || amounts.includes(amount));
}

it("of the filter, of all its pages and of its chart agree to the cent", () =>
  fc.assert(
    fc.asyncProperty(ledgers, filters, (lines, filter) =>
      withPayments(lines, async (trx, holderId) => {
        const totals = await totalsOf(trx, holderId, filter);
        expect(totals).toEqual(totalOf(lines.filter((line) => isFound(line, filter))));
        const listed = await everyPage((cursor) =>
          listPayments(trx, layout, holderId, filter, { cursor, most: 7 }),
        );
        expect(totalOf(listed)).toEqual(totals);
        expect(listed.map(({ paidOn, id }) => `${paidOn} ${id}`)).toEqual(
          listed
            .map(({ paidOn, id }) => `${paidOn} ${id}`)
            .toSorted()
            .toReversed(),
        );
        const paid = { ...filter, status: "paid" } as const;
        const charted = await amountsByPeriod(trx, holderId, paid);
        expect(charted.reduce((sum, { amount }) => sum + amount, 0)).toBe(
          paidOf(await totalsOf(trx, holderId, paid)),
        );
        const byTransfer = await everyPage((cursor) =>
          listTransfers(trx, holderId, filter, { cursor, most: 7 }),
        );
        expect(totalOf(byTransfer)).toEqual(await totalsOfTransfers(trx, holderId, filter));
      }),
    ),
    { numRuns: 40 },
  ));

it("are exact: 526.80 three times and 19.99 are 1600.39", () =>
  withPayments(
    [52_680, 52_680, 52_680, 1_999].map((amount) => ({ paidOn: "2025-03-12", amount, transfer: "V-1" })),
    async (trx, holderId) => {
      const all: PaymentFilter = { year: 2025, status: null, search: "" };
      expect(paidOf(await totalsOf(trx, holderId, all))).toBe(160_039);
      expect(await totalsOfTransfers(trx, holderId, all)).toEqual({
        count: 1,
        sums: [{ status: "paid", count: 1, amount: 160_039 }],
      });
      expect(await amountsByPeriod(trx, holderId, all)).toEqual([{ at: 3, amount: 160_039 }]);
    },
  ));

it("name the years that have payments, newest first", () =>
  withPayments(
    ["2022-01-01", "2020-12-31", "2022-06-30"].map((paidOn) => ({ paidOn, amount: 100 })),
    async (trx, holderId) => expect((await yearsOf(trx, holderId)).all).toEqual([2022, 2020]),
  ));
