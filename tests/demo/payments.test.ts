import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleFile } from "#demo/places.ts";
import { removeDemonstration } from "#demo/remove.actions.ts";
import { connect } from "#infra/db/connect.ts";
import { importPayments } from "#modules/payments/import/import-payments.actions.ts";
import { spaces } from "#spaces/index.ts";
import { type Demonstrated, openDemonstrated } from "./demonstrated.ts";

let demo: Demonstrated;
beforeAll(async () => {
  demo = await openDemonstrated();
}, 90_000);
afterAll(() => demo.close());

const rowsOf = async <Row>(space: string, query: ReturnType<typeof sql<Row>>) => {
  const { db } = demo.house.contextOf(space);
  return (await db.inTransaction((trx) => query.execute(trx))).rows;
};

describe.each(spaces)("the payments of the demonstration in $id", ({ id }) => {
  it("go over three years, several persons and every status, the ordered one being ahead", async () => {
    const [found] = await rowsOf(
      id,
      sql<Record<string, number>>`select count(distinct holder_id)::int as persons,
        count(distinct extract(year from paid_on)) filter (where status = 'paid')::int as years,
        count(distinct status)::int as statuses, count(*) filter (where amount_cents < 0)::int as taken_back,
        count(*) filter (where status = 'ordered' and paid_on <= now())::int as late
        from payment`,
    );
    expect(found).toMatchObject({ years: 3, statuses: 4, late: 0 });
    expect(found?.persons).toBeGreaterThanOrEqual(4);
    expect(found?.taken_back).toBeGreaterThan(0);
  });

  it("sum up to their transfers", async () => {
    const wrong = sql`select transfer.id from transfer join payment on payment.transfer_id = transfer.id
      group by transfer.id, transfer.amount_cents having sum(payment.amount_cents) <> transfer.amount_cents`;
    expect(await rowsOf(id, wrong)).toEqual([]);
  });
});

describe("the demonstration of npfr", () => {
  it("has a share of a minor, and gives staff an amount and a death to look at", async () => {
    const minors = sql`select from payment join allowance_line on payment_id = id
      where label like '%mineur%' and right_kind = 'reversion' and right_share = 2500`;
    expect((await rowsOf("npfr", minors)).length).toBe(3);
    const checks = sql`select kind from payment_check order by kind`;
    expect(await rowsOf("npfr", checks)).toEqual([{ kind: "amount_differs" }, { kind: "holder_deceased" }]);
  });

  it("tells a holder with an account about a payment", async () => {
    const subjects = async () =>
      (await demo.arrived("anne.leguennec@boite.example")).map(({ subject }) => subject).join();
    await expect.poll(subjects, { timeout: 20_000 }).toContain("Un versement NPFR vous a été fait");
  });

  it("takes the sample files of the bank, in their order", async () => {
    const { space } = demo.house.contextOf("npfr");
    const { pool, close } = connect(demo.database.url, { max: 1 });
    const told: unknown[] = [];
    for (const name of ["pain.001.001.03", "pain.002.001.03", "camt.054.001.08", "camt.054.001.02"]) {
      const outcome = await importPayments(pool, space, {
        path: sampleFile(join("payments", `npfr-${name}.xml`)),
        rejectsPath: join(demo.folder, `${name}.refus.csv`),
        dryRun: false,
        confirm: async () => true,
        onProgress: () => undefined,
      });
      if (!outcome.ok || outcome.value.is !== "bank") throw new Error(`${name} is refused`);
      const { added, paid, rejected, returned, unmatched } = outcome.value;
      told.push({ added, paid, rejected, returned, unmatched });
    }
    await close();
    const none = { added: 0, paid: 0, rejected: 0, returned: 0, unmatched: 0 };
    expect(told).toEqual([
      { ...none, added: 5 },
      { ...none, rejected: 1 },
      { ...none, paid: 4 },
      { ...none, returned: 1 },
    ]);
  });
});

describe("the demonstration of sante", () => {
  it("has a transfer of forty invoices, one of them refused", async () => {
    const [largest] = await rowsOf(
      "sante",
      sql<object>`select count(batch)::int as invoices,
        count(*) filter (where status = 'rejected' and amount_cents = 0)::int as refused
        from payment left join invoice_line on payment_id = id
        group by transfer_id order by count(*) desc limit 1`,
    );
    expect(largest).toEqual({ invoices: 40, refused: 1 });
  });
});

it("leaves no payment behind when the demonstration is removed", async () => {
  for (const { id } of spaces) {
    await removeDemonstration(demo.house.contextOf(id).db);
    for (const table of ["transfer", "payment", "payment_change", "payment_check"])
      expect(await rowsOf(id, sql`select from ${sql.table(table)}`), table).toEqual([]);
  }
});
