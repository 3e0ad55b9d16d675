import type { Day } from "#kernel/values/day.ts";
import type { Money } from "#kernel/values/money.ts";

/** `choice`: one of `values`, each with the words that files and pages use for it. */
export type CellKind =
  | { kind: "text"; most: number }
  | { kind: "day" }
  | { kind: "money" }
  | { kind: "percent" }
  | { kind: "whole" }
  | { kind: "choice"; values: Readonly<Record<string, string>> };

/** `percent` in hundredths of a per cent, so that 33.33 % stays exact. `null`: not on file. */
export type CellValue = string | Day | Money | number | null;

/** A column of a payment that only this layout has. */
export type LayoutColumn = CellKind & {
  /** In files, and in `Payment.detail`. */
  name: string;
  /** In the database. */
  column: string;
  /** On pages, in documents and in exports. */
  label: string;
  /** What an abbreviation means. */
  explained?: string;
  /** Also in the list. */
  listed?: true;
  /** Found by the search; text only. */
  searched?: true;
};

/** The values of a payment in the columns of its layout, by their name. */
export type Detail = Readonly<Record<string, CellValue>>;

/** How an amount follows from a published table. `row`: the line of the table that applies; `share` as a `percent`. */
export type Explanation = {
  since: number;
  table: readonly { years: number; amount: Money }[];
  row: { years: number; amount: Money };
  years: number;
  share: number;
  computed: Money;
};
/** `attestation`: of the amount paid in a year. `bordereau`: of the lines of a transfer. */
export type LayoutPaper = "attestation" | "bordereau";

/** What the payments of a space show. Chosen by its policy; one folder each. */
export type Layout = {
  name: string;
  /** The table of these columns, keyed by `space_id`, `holder_id` and `payment_id`. */
  table: string;
  columns: readonly LayoutColumn[];
  /** What a payment comes after, where payments come as they are asked for: "une facture". */
  follows?: string;
  /** Documents that only this layout has. */
  papers?: readonly LayoutPaper[];
  /** What staff must look at in a payment, if anything. */
  check?(detail: Detail, amount: Money, paidOn: Day): "amount_differs" | null;
  /** For the page "Pourquoi ce montant ?"; `null`: no table explains this payment. */
  explain?(detail: Detail, amount: Money, paidOn: Day): Explanation | null;
  /** Has the page "Retrouver un virement". */
  findsTransfers?: true;
};
