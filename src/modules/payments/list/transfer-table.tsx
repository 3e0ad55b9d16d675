import { describeShortDay } from "#kernel/values/day.ts";
import { describeMoney } from "#kernel/values/money.ts";
import { Table } from "#ui/table.tsx";
import type { Transfer } from "../payment.ts";
import { transferPath } from "../payments-path.ts";
import { StatusTag } from "../status-tag.tsx";

type Props = { transfers: readonly Transfer[]; home: string };

/** `home`: of the space. Each reference leads to the lines of its transfer. */
export const TransferTable = ({ transfers, home }: Props) => (
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
      <a key="reference" href={home + transferPath(id)}>
        {reference}
      </a>,
      String(lines),
      describeMoney(amount),
      <StatusTag key="status" status={status} />,
    ])}
  />
);
