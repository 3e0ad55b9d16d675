import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { LetterKind, LetterOrderTable } from "#infra/db/tables/enrolment-tables.ts";
import type { BatchId } from "#kernel/ids.ts";

export type LetterOrder = {
  id: BatchId;
  kind: LetterKind;
  remakes: BatchId | null;
  orderedBy: string | null;
  orderedAt: Date;
  outcome: LetterOrderTable["outcome"];
};

const orders = (trx: SpaceTransaction) =>
  trx
    .selectFrom("letter_order")
    .select(["id", "kind", "remakes", "ordered_by as orderedBy", "ordered_at as orderedAt", "outcome"]);

type NewOrder = { kind: LetterKind; remakes: BatchId | null; orderedBy: string | null };

/** `undefined`: an order of that kind waits already. */
export async function insertOrder(
  trx: SpaceTransaction,
  { kind, remakes, orderedBy }: NewOrder,
): Promise<BatchId | undefined> {
  const inserted = await trx
    .insertInto("letter_order")
    .values({ kind, remakes, ordered_by: orderedBy })
    .onConflict((conflict) =>
      conflict.columns(["space_id", "kind"]).where("ended_at", "is", null).doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
  return inserted?.id;
}

export const findOpenOrder = (trx: SpaceTransaction, kind: LetterKind): Promise<LetterOrder | undefined> =>
  orders(trx).where("kind", "=", kind).where("ended_at", "is", null).executeTakeFirst();

export const findOrder = (trx: SpaceTransaction, id: BatchId): Promise<LetterOrder | undefined> =>
  orders(trx).where("id", "=", id).executeTakeFirst();

export const listOpenOrders = (trx: SpaceTransaction): Promise<LetterOrder[]> =>
  orders(trx).where("ended_at", "is", null).orderBy("ordered_at").execute();

/** Holds it until the transaction ends; `undefined` once it was printed or cancelled. */
export const lockOpenOrder = (trx: SpaceTransaction, id: BatchId): Promise<LetterOrder | undefined> =>
  orders(trx).where("id", "=", id).where("ended_at", "is", null).forUpdate().executeTakeFirst();

/** True for exactly one caller. */
export async function endOrder(
  trx: SpaceTransaction,
  id: BatchId,
  outcome: NonNullable<LetterOrder["outcome"]>,
): Promise<boolean> {
  const ended = await trx
    .updateTable("letter_order")
    .set({ ended_at: sql<Date>`now()`, outcome })
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return ended.numUpdatedRows === 1n;
}

/** The newest batch of a kind, which a form names so that two people do not order the same letters twice. */
export async function newestBatch(trx: SpaceTransaction, kind: LetterKind): Promise<BatchId | null> {
  const row = await trx
    .selectFrom("letter_batch")
    .select("id")
    .where("kind", "=", kind)
    .orderBy("printed_at", "desc")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}
