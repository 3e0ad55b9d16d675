import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { type HolderId, newId, type PaymentId, type TransferId } from "#kernel/ids.ts";
import type { Day } from "#kernel/values/day.ts";
import type { PaymentStatus } from "#modules/payments/payment.status.ts";
import { foldWords } from "#modules/payments/reading/search-words.rules.ts";

export type PlantedLine = {
  paidOn: string;
  /** In cents. */
  amount: number;
  status?: PaymentStatus;
  label?: string;
  reference?: string;
  /** Lines of the same transfer have the same; by default each line has its own. */
  transfer?: string;
  reason?: string;
};

export type Planted = { payment: PaymentId; transfer: TransferId };

/** As an import would leave them: transfers, and the lines that each consists of. */
export async function plantPayments(
  trx: SpaceTransaction,
  holderId: HolderId,
  lines: readonly PlantedLine[],
): Promise<Planted[]> {
  if (lines.length === 0) return [];
  const named = lines.map((line) => ({ ...line, reference: line.reference ?? `R-${newId()}` }));
  const byTransfer = Map.groupBy(named, ({ transfer, reference }) => transfer ?? reference);
  const ids = new Map([...byTransfer.keys()].map((reference) => [reference, newId<TransferId>()]));
  const planted = named.map((line) => ({
    line,
    payment: newId<PaymentId>(),
    transfer: ids.get(line.transfer ?? line.reference) ?? newId<TransferId>(),
  }));
  await trx
    .insertInto("transfer")
    .values(
      [...byTransfer].map(([reference, its]) => ({
        id: ids.get(reference),
        holder_id: holderId,
        reference,
        amount_cents: its.reduce((sum, { amount }) => sum + amount, 0),
        paid_on: its[0]?.paidOn ?? "",
        status: its[0]?.status ?? "paid",
        reason: its[0]?.reason ?? "",
        iban: null,
        lines: its.length,
        import_id: null,
      })),
    )
    .execute();
  await trx
    .insertInto("payment")
    .values(
      planted.map(({ line, payment, transfer }) => ({
        id: payment,
        holder_id: holderId,
        reference: line.reference,
        transfer_id: transfer,
        paid_on: line.paidOn,
        label: line.label ?? "Versement",
        period_from: null,
        period_to: null,
        amount_cents: line.amount,
        status: line.status ?? "paid",
        reason: line.reason ?? "",
        words: foldWords(`${line.reference} ${line.label ?? "Versement"}`),
        first_status: "ordered" as const,
        import_id: null,
        created_at: sql<Date>`now()`,
      })),
    )
    .execute();
  return planted.map(({ payment, transfer }) => ({ payment, transfer }));
}

/** A day so many days after 1 January 2020. */
export const dayAfter = (days: number): Day =>
  new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10) as Day;
