import type { PaperColumn, PaperRow } from "#infra/pdf/paper/paper.ts";
import { bankReason } from "#kernel/values/bank-reasons.rules.ts";
import { describeShortDay } from "#kernel/values/day.ts";
import { describeMoney, type Money } from "#kernel/values/money.ts";
import { describeCell } from "../layouts/describe-cell.rules.ts";
import type { CellKind, Layout } from "../layouts/layout.ts";
import type { Payment } from "../payment.ts";
import { statusWords } from "../payment-words.ts";

/** `status`: a column that says it, with the reason of the bank. */
type Shown = { layout: Layout; status: boolean };

const shares: Readonly<Record<CellKind["kind"], number>> = {
  text: 1.9,
  choice: 1.4,
  day: 1.75,
  money: 1.6,
  percent: 1.05,
  whole: 1.1,
};

const isNumber = (kind: CellKind["kind"]) => kind === "money" || kind === "percent";

export const paperColumns = ({ layout, status }: Shown): PaperColumn[] => [
  { label: "Date", share: shares.day },
  { label: "Référence", share: 1.8 },
  { label: "Libellé", share: shares.text },
  ...layout.columns.map(
    ({ label, kind }): PaperColumn => ({
      label,
      share: shares[kind],
      ...(isNumber(kind) && { align: "right" as const }),
    }),
  ),
  ...(status ? [{ label: "Statut", share: 2.2 }] : []),
  { label: "Montant", share: 1.7, align: "right" },
];

export const paperRow = ({ layout, status }: Shown, payment: Payment): PaperRow => ({
  cells: [
    describeShortDay(payment.paidOn),
    payment.reference,
    payment.label,
    ...layout.columns.map((column) => describeCell(column, payment.detail[column.name] ?? null)),
    ...(status ? [statusOf(payment)] : []),
    describeMoney(payment.amount),
  ],
});

/** The label takes the place of the first cell. */
export const totalRow = (columns: readonly PaperColumn[], label: string, amount: Money): PaperRow => ({
  cells: [label, ...Array.from({ length: columns.length - 2 }, () => ""), describeMoney(amount)],
  total: true,
});

/** Twelve columns do not fit across a page held upright. */
export const isWide = ({ columns }: Layout) => columns.length > 4;

function statusOf({ status, reason }: Payment): string {
  const why = bankReason(reason)?.words;
  return why ? `${statusWords[status].one} : ${why}` : statusWords[status].one;
}
