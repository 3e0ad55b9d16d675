/** Ordered: in an order, not proven. Paid: proven by the bank. */
export type PaymentStatus = "ordered" | "paid" | "rejected" | "returned";

export const paymentStatuses: readonly PaymentStatus[] = ["ordered", "paid", "rejected", "returned"];

/** `ahead`: the status on file is further on, as when files come out of order. `impossible`: the two contradict. */
export type Change = "same" | "changes" | "ahead" | "impossible";

const changes: Readonly<Record<PaymentStatus, Readonly<Record<PaymentStatus, Change>>>> = {
  ordered: { ordered: "same", paid: "changes", rejected: "changes", returned: "changes" },
  // A bank that has booked a transfer can only return it.
  paid: { ordered: "ahead", paid: "same", rejected: "impossible", returned: "changes" },
  // A bank may present a rejected transfer again.
  rejected: { ordered: "ahead", paid: "changes", rejected: "same", returned: "impossible" },
  returned: { ordered: "ahead", paid: "ahead", rejected: "ahead", returned: "same" },
};

/** What a file that says `to` does to a payment that is `from`. */
export const changeOf = (from: PaymentStatus, to: PaymentStatus): Change => changes[from][to];
