import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { spaceDb } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import { historyOf } from "#modules/payments/reading/history.queries.ts";
import { npfr } from "#spaces/npfr/space.ts";
import { freshDatabase, type TestDatabase } from "../../support/fresh-database.ts";
import { plantPayments } from "../ledger.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

it("a history has the changes of the payment and of its transfer, oldest first, and no other line's", () =>
  spaceDb(database.db, npfr.id).inTransaction(async (trx) => {
    const { rows } = await sql<{
      id: HolderId;
    }>`insert into holder (number) values ('1000001'), ('1000002') returning id`.execute(trx);
    const [holder, stranger] = rows;
    if (!holder || !stranger) throw new Error("two holders");
    const lines = [1_000, 2_000].map((amount) => ({ paidOn: "2025-03-12", amount, transfer: "V-1" }));
    const [first, second] = await plantPayments(trx, holder.id, lines);
    if (!first || !second) throw new Error("two payments");
    await sql`update payment set created_at = '2025-03-01T22:59:59Z' where id = ${first.payment}`.execute(
      trx,
    );
    await sql`
      insert into payment_change (holder_id, transfer_id, payment_id, status, reason, changed_on, source) values
        (${holder.id}, ${first.transfer}, null, 'paid', '', '2025-03-12', 'bank'),
        (${holder.id}, ${first.transfer}, ${second.payment}, 'rejected', 'AC04', '2025-03-13', 'file'),
        (${holder.id}, ${first.transfer}, ${first.payment}, 'returned', 'AC06', '2025-03-20', 'bank')`.execute(
      trx,
    );
    expect(await historyOf(trx, holder.id, first.payment)).toEqual([
      { status: "ordered", reason: "", on: "2025-03-01", source: "first" },
      { status: "paid", reason: "", on: "2025-03-12", source: "bank" },
      { status: "returned", reason: "AC06", on: "2025-03-20", source: "bank" },
    ]);
    expect(await historyOf(trx, stranger.id, first.payment)).toEqual([]);
  }));
