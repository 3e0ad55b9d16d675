import type { PaymentId, TransferId } from "#kernel/ids.ts";
import type { Day } from "#kernel/values/day.ts";
import { cents } from "#kernel/values/money.ts";
import type { CellValue, LayoutColumn } from "../layouts/layout.ts";
import type { PaymentStatus } from "../payment.status.ts";
import type { Payment } from "../payment.ts";

/** A row as the database gives it: `bigint` is text. Layout columns are prefixed, see `detailPrefix`. */
export type PaymentRow = {
  id: PaymentId;
  reference: string;
  transferId: TransferId;
  paidOn: Day;
  label: string;
  periodFrom: Day | null;
  periodTo: Day | null;
  amount: string;
  status: PaymentStatus;
  reason: string;
} & Readonly<Record<string, unknown>>;

/** A layout may name a column as the payment does. */
export const detailPrefix = "detail_";

export function readPayment(row: PaymentRow, columns: readonly LayoutColumn[]): Payment {
  const { id, reference, transferId, paidOn, label, periodFrom, periodTo, status, reason } = row;
  const detail = Object.fromEntries(columns.map((column) => [column.name, readCell(row, column)]));
  const amount = cents(Number(row.amount));
  return { id, reference, transferId, paidOn, label, periodFrom, periodTo, amount, status, reason, detail };
}

function readCell(row: PaymentRow, { name, kind }: LayoutColumn): CellValue {
  const value = row[detailPrefix + name];
  if (value === null || value === undefined) return null;
  if (kind === "money") return cents(Number(value));
  return kind === "percent" || kind === "whole" ? Number(value) : String(value);
}
