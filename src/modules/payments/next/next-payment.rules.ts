import type { Duration } from "#kernel/duration.ts";
import type { Day } from "#kernel/values/day.ts";
import type { PaymentSchedule, Policy } from "#spaces/space.ts";

/** What is on file, on the day `today` of Paris. `ordered`: the first day ahead for which a transfer is ordered. */
export type PaymentsOnFile = { today: Day; ordered: Day | null; lastPaid: Day | null; any: boolean };

/** `missed`: the payment of this year has not arrived. `none_yet`: a yearly payment has never been made. */
export type NextPayment =
  | { kind: "on"; day: Day }
  | { kind: "in"; year: number; month: number; missed: boolean }
  | { kind: "as_claims_come"; within: Duration }
  | { kind: "none_yet" };

export function nextPayment(onFile: PaymentsOnFile, schedule: PaymentSchedule): NextPayment {
  const { today, ordered, lastPaid, any } = onFile;
  if (ordered) return { kind: "on", day: ordered };
  if (schedule.kind === "as_claims_come") return schedule;
  if (!any) return { kind: "none_yet" };
  const [year, month] = [yearOf(today), Number(today.slice(5, 7))];
  const isPaid = lastPaid !== null && yearOf(lastPaid) >= year;
  const isOver = month > schedule.month;
  return {
    kind: "in",
    year: isPaid || isOver ? year + 1 : year,
    month: schedule.month,
    missed: isOver && !isPaid,
  };
}

const yearOf = (day: Day) => Number(day.slice(0, 4));

/** Throws for a space without payments. */
export function scheduleOf({ payments }: Policy): PaymentSchedule {
  if (!payments) throw new Error("a space without payments has no schedule");
  return payments.schedule;
}
