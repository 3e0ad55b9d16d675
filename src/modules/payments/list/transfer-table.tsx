import { describeShortDay } from "#kernel/values/day.ts";
import { describeMoney } from "#kernel/values/money.ts";
import { Table } from "#ui/table.tsx";
import type { Transfer } from "../payment.ts";
import { StatusTag } from "../status-tag.tsx";

type Props = { transfers: readonly Transfer[]; address: string };

/** `address`: of Mes prestations. Each reference leads to the lines of its transfer. */
export const TransferTable = ({ transfers, address }: Props) => (
  <Table
    caption="Du plus récent au plus ancien, comme sur votre relevé de banque"
    columns={[
      { label: "Date" },
      { label: "Référence" },
      { label: "Prestations", numeric: true },
      { label: "Montant", numeric: true },
      { label: "Statut" },
    ]}
    empty="Aucun virement."
    rows={transfers.map(({ id, paidOn, reference, lines, amount, status }) => [
      describeShortDay(paidOn),
      <a key="reference" href={`${address}/virements/${id}`}>
        {reference}
      </a>,
      String(lines),
      describeMoney(amount),
      <StatusTag key="status" status={status} />,
    ])}
  />
);
