import { sql } from "kysely";
import type { Context } from "#context.ts";
import type { HolderId, TransferId } from "#kernel/ids.ts";
import { layoutOf } from "#modules/payments/layouts/layouts.ts";
import { type PlantedLine, plantPayments } from "./ledger.ts";

/** `detail`: in the columns of the layout, by their name. */
export type Line = PlantedLine & { detail?: Readonly<Record<string, string | number>> };

let count = 0;
const nextReference = (prefix: string) => `${prefix}-${String(++count).padStart(6, "0")}`;

/** A transfer with these lines, and what the layout of the space says of each. */
export const addTransfer = (ctx: Context, holderId: HolderId, lines: readonly Line[]): Promise<TransferId> =>
  ctx.db.inTransaction(async (trx) => {
    const transfer = nextReference("VIR");
    const named = lines.map((line) => ({ reference: nextReference("PR"), ...line, transfer }));
    const planted = await plantPayments(trx, holderId, named);
    const { columns, table } = layoutOf(ctx.space.policy);
    for (const [index, { payment }] of planted.entries()) {
      const { detail = {} } = named[index] ?? {};
      const written = columns.filter(({ name }) => name in detail);
      const names = ["holder_id", "payment_id", ...written.map(({ column }) => column)].map((name) =>
        sql.ref(name),
      );
      const values = [holderId, payment, ...written.map(({ name }) => detail[name])].map(
        (one) => sql`${one}`,
      );
      await sql`insert into ${sql.table(table)} (${sql.join(names)}) values (${sql.join(values)})`.execute(
        trx,
      );
    }
    const [first] = planted;
    if (!first) throw new Error("a transfer has a line");
    return first.transfer;
  });
