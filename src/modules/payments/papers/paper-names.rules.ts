import type { PaymentView } from "../list/payment-view.rules.ts";
import { type PaymentFilter, statusInAddress } from "../reading/payment-filter.rules.ts";

/** A name that is the same on every system, whatever a file gave as a reference. */
const safe = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);

export const statementName = (year: number) => `releve-annuel-${year}.pdf`;
export const attestationName = (year: number) => `attestation-de-versement-${year}.pdf`;
export const bordereauName = (reference: string) => `bordereau-${safe(reference) || "virement"}.pdf`;

export const exportName = ({ year, status }: PaymentFilter, view: PaymentView) =>
  [
    view === "payments" ? "prestations" : "virements",
    ...(year === null ? [] : [year]),
    ...(status ? [statusInAddress[status]] : []),
  ]
    .join("-")
    .concat(".csv");
