import { cents, type Money } from "#kernel/values/money.ts";
import { type PaymentStatus, paymentStatuses } from "../payment.status.ts";

/** `count`: all lines. `sums`: of the statuses that occur, in their usual order. */
export type Totals = {
  count: number;
  sums: readonly { status: PaymentStatus; count: number; amount: Money }[];
};

export type StatusSum = { status: PaymentStatus; count: number; amount: Money };

/** `at`: a year, or a month from 1 to 12. */
export type AmountAt = { at: number; amount: Money };

/** Newest first. `paid`: those with a paid payment. */
export type Years = { all: readonly number[]; paid: readonly number[] };

/** Adds lines up, or sums of lines. */
export function totalOf(lines: Iterable<Omit<StatusSum, "count"> & { count?: number }>): Totals {
  const sums = new Map<PaymentStatus, { count: number; amount: number }>();
  for (const { status, amount, count = 1 } of lines) {
    const sum = sums.get(status) ?? { count: 0, amount: 0 };
    sums.set(status, { count: sum.count + count, amount: sum.amount + amount });
  }
  const present = paymentStatuses.flatMap((status) => {
    const sum = sums.get(status);
    return sum ? [{ status, count: sum.count, amount: cents(sum.amount) }] : [];
  });
  return { count: present.reduce((all, { count }) => all + count, 0), sums: present };
}

/** What the holder received. */
export const paidOf = ({ sums }: Totals): Money =>
  sums.find(({ status }) => status === "paid")?.amount ?? cents(0);
