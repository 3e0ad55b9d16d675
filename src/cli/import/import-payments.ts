import { basename } from "node:path";
import { printable } from "#imports/findings/refusal.ts";
import { describeMoney } from "#kernel/values/money.ts";
import { describeShortDay } from "#kernel/values/day.ts";
import { connect } from "#infra/db/connect.ts";
import { importPayments } from "#modules/payments/import/import-payments.actions.ts";
import {
  type AmountOf,
  type BankReport,
  changesSomething,
  type PaymentsReport,
  type TableReport,
} from "#modules/payments/import/payments-report.ts";
import type { PaymentStatus } from "#modules/payments/payment.status.ts";
import type { Space } from "#spaces/space.ts";
import { askToConfirm, isTerminal } from "../confirm.ts";
import { withHouse } from "../with-house.ts";
import { count, describeMended, describeReading, describeSkipped, describeTable } from "./import-words.ts";
import { type ImportOrder, sayImport } from "./say-import.ts";

/** Imports a file of payments, reports to the terminal, and returns the exit code. */
export const importFile = (space: Space, order: ImportOrder): Promise<0 | 1> =>
  sayImport<PaymentsReport>(order, {
    open: (work) =>
      withHouse(async (house) => {
        const { pool, close } = connect(house.databaseUrl, { max: 1 });
        try {
          return await work((request) => importPayments(pool, space, request));
        } finally {
          await close();
        }
      }),
    describe: (report) => describeReport(report, order),
    confirm: async () =>
      order.sayYes || !isTerminal() || askToConfirm("Appliquer ces changements ?", "oui"),
    declined: () => ["Abandonné : rien n’a été changé."],
    end: (report) => describeEnd(report, order.dryRun),
  });
