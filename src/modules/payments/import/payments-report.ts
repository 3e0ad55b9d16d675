import type { Encoding } from "#imports/encoding/encoding.rules.ts";
import type { Mended } from "#imports/findings/cells-mended.ts";
import type { Skipped } from "#imports/findings/skipped-rows.ts";
import type { Money } from "#kernel/values/money.ts";
import type { PaymentStatus } from "../payment.status.ts";
import type { BankFile } from "./bank-file.ts";

export type AmountOf = { status: PaymentStatus; lines: number; amount: Money };

/** What a table of payment lines does. */
export type TableReport = {
  is: "table";
  rows: number;
  added: number;
  changed: number;
  same: number;
  /** Of `same` and `changed`: lines whose status on file is further on, and stays. */
  ahead: number;
  transfers: number;
  /** All lines of the file, by the status that they have then. */
  amounts: readonly AmountOf[];
  skipped: readonly Skipped[];
  mended: readonly Mended[];
  encoding: Encoding;
  samples: readonly string[];
  separator: string;
  ignoredColumns: readonly string[];
};

/** What a message of a bank does. */
export type BankReport = BankFile & {
  is: "bank";
  /** An earlier import of this message, which leaves nothing to do. */
  seen: { fileName: string; on: string } | null;
  entries: number;
  /** New transfers, made from an order. */
  added: number;
  paid: number;
  rejected: number;
  returned: number;
  /** Already on file, or further on. */
  known: number;
  unmatched: number;
  /** New transfers, and those whose status changes. */
  amounts: readonly AmountOf[];
};

export type PaymentsReport = TableReport | BankReport;

export const changesSomething = (report: PaymentsReport): boolean =>
  report.is === "table"
    ? report.added + report.changed > 0
    : report.added + report.paid + report.rejected + report.returned > 0;

/** Counts and the names of columns: nothing about people. */
export function logged(report: PaymentsReport): Record<string, unknown> {
  if (report.is === "bank") return report;
  const { samples: _, ...counts } = report;
  return counts;
}
