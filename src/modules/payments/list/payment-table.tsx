import { describeShortDay } from "#kernel/values/day.ts";
import { describeMoney } from "#kernel/values/money.ts";
import { type Column, Table } from "#ui/table.tsx";
import { describeCell } from "../layouts/describe-cell.rules.ts";
import type { Layout, LayoutColumn } from "../layouts/layout.ts";
import type { Payment } from "../payment.ts";
import { StatusTag } from "../status-tag.tsx";

type Props = { layout: Layout; payments: readonly Payment[]; address: string; caption?: string };

const numeric: readonly LayoutColumn["kind"][] = ["money", "percent", "whole"];

/** `address`: of Mes prestations. Each label leads to its payment. */
export function PaymentTable({
  layout,
  payments,
  address,
  caption = "De la plus récente à la plus ancienne",
}: Props) {
  const own = layout.columns.filter(({ listed }) => listed);
  const columns: Column[] = [
    { label: "Date" },
    { label: "Libellé" },
    ...own.map(({ label, kind }) => ({ label, numeric: numeric.includes(kind) })),
    { label: "Montant", numeric: true },
    { label: "Statut" },
  ];
  return (
    <Table
      caption={caption}
      columns={columns}
      empty="Aucune prestation."
      rows={payments.map((payment) => [
        describeShortDay(payment.paidOn),
        <a key="label" href={`${address}/${payment.id}`}>
          {payment.label || payment.reference}
        </a>,
        ...own.map((column) => describeCell(column, payment.detail[column.name] ?? null)),
        describeMoney(payment.amount),
        <StatusTag key="status" status={payment.status} />,
      ])}
    />
  );
}
