import type { CsvCell } from "#kernel/text/csv-row.ts";
import { keptAsText } from "#kernel/text/kept-as-text.rules.ts";
import { bankReason } from "#kernel/values/bank-reasons.rules.ts";
import { type Day, describeShortDay } from "#kernel/values/day.ts";
import { describeCell } from "../../layouts/describe-cell.rules.ts";
import type { CellValue, Layout, LayoutColumn } from "../../layouts/layout.ts";
import type { Payment, Transfer } from "../../payment.ts";
import { statusWords } from "../../payment-words.ts";
import type { StatusSum } from "../../reading/totals.rules.ts";

export const paymentHeader = ({ columns }: Layout): CsvCell[] => [
  ...["Date", "Référence", "Libellé", "Période du", "Période au"],
  ...columns.map(({ label }) => label),
  ...["Statut", "Motif", "Montant"],
];

export const paymentRow = ({ columns }: Layout, payment: Payment): CsvCell[] => [
  describeShortDay(payment.paidOn),
  keptAsText(payment.reference),
  keptAsText(payment.label),
  dayOrNone(payment.periodFrom),
  dayOrNone(payment.periodTo),
  ...columns.map((column) => cellOf(column, payment.detail[column.name] ?? null)),
  ...outcome(payment),
  payment.amount,
];

export const transferHeader: CsvCell[] = ["Date", "Référence", "Prestations", "Statut", "Motif", "Montant"];

export const transferRow = (transfer: Transfer): CsvCell[] => [
  describeShortDay(transfer.paidOn),
  keptAsText(transfer.reference),
  String(transfer.lines),
  ...outcome(transfer),
  transfer.amount,
];

/** As wide as the other rows, its amount below theirs. */
export const csvTotal = (header: readonly CsvCell[], { status, count, amount }: StatusSum): CsvCell[] => {
  const label = `Total ${statusWords[status].one.toLowerCase()} (${count})`;
  return [label, ...Array.from({ length: header.length - 2 }, () => ""), amount];
};

const outcome = ({ status, reason }: Pick<Payment, "status" | "reason">) => [
  statusWords[status].one,
  bankReason(reason)?.words ?? "",
];

const dayOrNone = (day: Day | null) => (day === null ? "" : describeShortDay(day));

function cellOf(column: LayoutColumn, value: CellValue): CsvCell {
  if (value === null) return "";
  if (column.kind === "money" || column.kind === "percent") return Number(value);
  return column.kind === "text" ? keptAsText(String(value)) : describeCell(column, value);
}
