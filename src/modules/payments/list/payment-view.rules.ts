/** The two views of the same money: line by line, or as the bank shows it. */
export type PaymentView = "payments" | "transfers";

export const readView = (query: unknown): PaymentView =>
  (query as { vue?: unknown } | null)?.vue === "virements" ? "transfers" : "payments";

/** What the address of a view adds to that of its filter. */
export const viewInAddress: Readonly<Record<PaymentView, Readonly<Record<string, string>>>> = {
  payments: {},
  transfers: { vue: "virements" },
};
