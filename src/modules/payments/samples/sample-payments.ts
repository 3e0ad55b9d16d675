import type { PaymentId, TransferId } from "#kernel/ids.ts";
import type { Day } from "#kernel/values/day.ts";
import { cents } from "#kernel/values/money.ts";
import { longName } from "#subject/sample.ts";
import type { CellValue, Layout, LayoutColumn } from "../layouts/layout.ts";
import type { PaymentStatus } from "../payment.status.ts";
import type { Payment, Transfer } from "../payment.ts";

const day = (text: string) => text as Day;

/** A value of the right kind for each column of the layout. */
function sampleCell(column: LayoutColumn): CellValue {
  switch (column.kind) {
    case "money":
      return cents(102_495);
    case "day":
      return day("2026-03-12");
    case "percent":
      return 3_333;
    case "whole":
      return column.name === "year" ? 2026 : 20;
    case "choice":
      return Object.keys(column.values)[0] ?? null;
    case "text":
      return column.name === "patient" || column.name === "beneficiary" ? longName : "F-2026-00012345";
  }
}

export const samplePayment = (layout: Layout, changes: Partial<Payment> = {}): Payment => ({
  id: "0b54ce3d-5a0e-4f3e-9a55-3a4b8c2f8c11" as PaymentId,
  reference: "PR-2026-000184",
  transferId: sampleTransfer().id,
  paidOn: day("2026-11-12"),
  label: "Versement annuel 2026",
  periodFrom: day("2026-01-01"),
  periodTo: day("2026-12-31"),
  amount: cents(102_495),
  status: "paid",
  reason: "",
  detail: Object.fromEntries(layout.columns.map((column) => [column.name, sampleCell(column)])),
  ...changes,
});

export const sampleTransfer = (changes: Partial<Transfer> = {}): Transfer => ({
  id: "5c2f43ab-05a7-4c16-8a52-2f90e47d6e02" as TransferId,
  reference: "VIR-2026-11-0042",
  amount: cents(102_495),
  paidOn: day("2026-11-12"),
  status: "paid",
  reason: "",
  iban: "FR7630006000011234567890189",
  lines: 1,
  ...changes,
});

const statuses: readonly PaymentStatus[] = ["ordered", "paid", "paid", "rejected", "returned"];

/** In each status, a deduction, and a label as long as they come. */
export const samplePayments = (layout: Layout): Payment[] =>
  statuses.map((status, place) =>
    samplePayment(layout, {
      id: `0b54ce3d-5a0e-4f3e-9a55-3a4b8c2f8c1${place}` as PaymentId,
      status,
      paidOn: day(`2026-1${place % 2}-0${place + 1}`),
      ...(place === 2 && { amount: cents(-4_210), label: `Indu sur la prestation de ${longName}` }),
    }),
  );
