import type { PaymentId, TransferId } from "#kernel/ids.ts";
import type { Day } from "#kernel/values/day.ts";
import type { Money } from "#kernel/values/money.ts";
import type { Detail } from "./layouts/layout.ts";
import type { PaymentStatus } from "./payment.status.ts";

/** What the bank line shows; it consists of one or more payments. */
export type Transfer = {
  id: TransferId;
  reference: string;
  amount: Money;
  paidOn: Day;
  status: PaymentStatus;
  /** An ISO 20022 code or words; "" without one. */
  reason: string;
  iban: string | null;
  lines: number;
};

/** A payment line ("prestation"). `detail`: the columns of the space's layout, by their name. */
export type Payment = {
  id: PaymentId;
  reference: string;
  transferId: TransferId;
  paidOn: Day;
  label: string;
  periodFrom: Day | null;
  periodTo: Day | null;
  amount: Money;
  status: PaymentStatus;
  reason: string;
  detail: Detail;
};
