import { sql } from "kysely";
import type { Context } from "#context.ts";
import type { HolderId, TransferId } from "#kernel/ids.ts";
import { layoutOf } from "#modules/payments/layouts/layouts.ts";
import type { PaymentStatus } from "#modules/payments/payment.status.ts";
import { foldWords } from "#modules/payments/reading/search-words.rules.ts";

export type Line = {
  paidOn: string;
  amount: number;
  status?: PaymentStatus;
  label?: string;
  reference?: string;
  reason?: string;
  /** In the columns of the layout, by their name. */
  detail?: Record<string, string | number>;
};

let count = 0;
export const nextReference = (prefix: string) => `${prefix}-${String(++count).padStart(6, "0")}`;

/** A transfer with these lines; its day and status are those of the first. */
export const addTransfer = (ctx: Context, holderId: HolderId, lines: readonly Line[]): Promise<TransferId> =>
  ctx.db.inTransaction(async (trx) => {
    const [first] = lines;
    if (!first) throw new Error("a transfer has a line");
    const { id } = await trx
      .insertInto("transfer")
      .values({
        holder_id: holderId,
        reference: nextReference("VIR"),
        amount_cents: lines.reduce((sum, { amount }) => sum + amount, 0),
        paid_on: first.paidOn,
        status: first.status ?? "paid",
        iban: "FR7630006000011234567890189",
        lines: lines.length,
        import_id: null,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    const layout = layoutOf(ctx.space.policy);
    for (const line of lines) {
      const { paidOn, amount, status = "paid", label = "Versement", reason = "", detail = {} } = line;
      const reference = line.reference ?? nextReference("PR");
      const payment = await trx
        .insertInto("payment")
        .values({
          ...{ holder_id: holderId, reference, transfer_id: id, paid_on: paidOn, label, reason, status },
          ...{ period_from: null, period_to: null, amount_cents: amount, first_status: status },
          ...{ words: foldWords(`${reference} ${label}`), import_id: null },
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      const columns = layout.columns.filter(({ name }) => name in detail);
      const names = columns.map(({ column }) => sql.ref(column));
      const values = columns.map(({ name }) => sql`${detail[name]}`);
      await sql`insert into ${sql.table(layout.table)} (${sql.join([sql.ref("holder_id"), sql.ref("payment_id"), ...names])})
        values (${sql.join([sql`${holderId}`, sql`${payment.id}`, ...values])})`.execute(trx);
    }
    return id;
  });
