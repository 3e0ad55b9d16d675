import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import type { Layout } from "../layouts/layout.ts";
import type { Cursor, Part } from "../reading/cursor.rules.ts";
import type { PaymentFilter } from "../reading/payment-filter.rules.ts";
import { listPayments } from "../reading/payments.queries.ts";

const most = 500;

/** Of one holder. */
export type Ledger = { ctx: Context; layout: Layout; holderId: HolderId };

type Read<Line> = (
  trx: SpaceTransaction,
  part: { cursor: Cursor | null; most: number },
) => Promise<Part<Line>>;

/** A whole list, part by part. No transaction stays open while a slow reader receives them. */
export async function* inTurn<Line>({ db }: Context, read: Read<Line>): AsyncGenerator<readonly Line[]> {
  let cursor: Cursor | null = null;
  do {
    const from: Cursor | null = cursor;
    const part: Part<Line> = await db.inTransaction((trx) => read(trx, { cursor: from, most }));
    yield part.lines;
    cursor = part.older && { towards: "older", place: part.older };
  } while (cursor);
}

/** All payments of a filter, newest first. */
export const linesInTurn = ({ ctx, layout, holderId }: Ledger, filter: PaymentFilter) =>
  inTurn(ctx, (trx, part) => listPayments(trx, layout, holderId, filter, part));
