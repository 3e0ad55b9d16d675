import type { ColumnType, Generated, GeneratedAlways } from "kysely";
import type { HolderId, ImportId, PaymentId, TransferId } from "#kernel/ids.ts";
import type { At, InSpace, MaybeAt } from "./columns.ts";

/** Written as numbers; read as text by the driver, and turned into `Money` by the queries. */
type Cents = ColumnType<string, number, number>;
/** ISO dates, without a time. */
type DayColumn = ColumnType<string, string, string>;
type Status = "ordered" | "paid" | "rejected" | "returned";

type OfHolder = { space_id: InSpace; holder_id: HolderId };

export type TransferTable = OfHolder & {
  id: Generated<TransferId>;
  reference: string;
  amount_cents: Cents;
  paid_on: DayColumn;
  status: Status;
  reason: Generated<string>;
  iban: string | null;
  lines: number;
  booked_on: string | null;
  order_message: string | null;
  order_batch: string | null;
  import_id: ImportId | null;
};

export type PaymentTable = OfHolder & {
  id: Generated<PaymentId>;
  reference: string;
  transfer_id: TransferId;
  paid_on: DayColumn;
  label: string;
  period_from: string | null;
  period_to: string | null;
  amount_cents: Cents;
  status: Status;
  reason: Generated<string>;
  words: string;
  is_whole_transfer: Generated<boolean>;
  first_status: Status;
  import_id: ImportId | null;
  created_at: At;
};

export type PaymentChangeTable = OfHolder & {
  id: GeneratedAlways<string>;
  transfer_id: TransferId;
  payment_id: PaymentId | null;
  status: Status;
  reason: Generated<string>;
  changed_on: DayColumn;
  source: "file" | "order" | "bank";
  import_id: ImportId | null;
  recorded_at: At;
};

export type PaymentNoticeTable = OfHolder & {
  import_id: ImportId;
  kind: "paid" | "rejected";
  payment_id: PaymentId | null;
};

export type PaymentCheckTable = OfHolder & {
  payment_id: PaymentId;
  kind: "amount_differs" | "holder_deceased";
  noted_at: At;
  settled_at: MaybeAt;
};
