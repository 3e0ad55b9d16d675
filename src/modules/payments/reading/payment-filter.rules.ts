import { readAmount } from "#kernel/fields/amount.rules.ts";
import type { Money } from "#kernel/values/money.ts";
import type { PaymentStatus } from "../payment.status.ts";
import { foldWords } from "./search-words.rules.ts";

/** `search`: as typed, for the field. `null`: all years, all statuses. */
export type PaymentFilter = { year: number | null; status: PaymentStatus | null; search: string };

export const allPayments: PaymentFilter = { year: null, status: null, search: "" };

export const statusInAddress: Readonly<Record<PaymentStatus, string>> = {
  ordered: "ordonne",
  paid: "paye",
  rejected: "rejete",
  returned: "retourne",
};

const longestSearch = 100;

/** Reads the query string. Anything unknown, doubled or forged counts as absent. */
export function readFilter(query: unknown): PaymentFilter {
  const { annee, statut, q } = (query ?? {}) as Record<string, unknown>;
  const status = (Object.keys(statusInAddress) as PaymentStatus[]).find(
    (each) => statusInAddress[each] === statut,
  );
  return {
    year: typeof annee === "string" && /^[12]\d{3}$/.test(annee) ? Number(annee) : null,
    status: status ?? null,
    search: typeof q === "string" ? q.slice(0, longestSearch).replaceAll("\0", "").trim() : "",
  };
}

/** "?annee=2025&statut=paye", or "" without a filter. `more`: further parameters, such as a cursor. */
export function addressOf(filter: PaymentFilter, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams();
  if (filter.year !== null) query.set("annee", String(filter.year));
  if (filter.status) query.set("statut", statusInAddress[filter.status]);
  if (filter.search) query.set("q", filter.search);
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  return query.size > 0 ? `?${query}` : "";
}

/** What to look for in `payment.words`, and the amount that the same words may be. */
export function searchOf({ search }: PaymentFilter): { words: string; amount: Money | null } | null {
  const words = foldWords(search);
  if (!words) return null;
  const amount = readAmount(search);
  return { words, amount: amount.ok ? amount.value : null };
}
