import type { Pool } from "pg";
import type { ImportOutcome, ImportRequest } from "#imports/run/import-outcome.ts";
import type { ImportSubject } from "#imports/run/import-subject.ts";
import { runImport } from "#imports/run/run-import.actions.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { days } from "#kernel/duration.ts";
import type { Space } from "#spaces/space.ts";
import { layoutOf } from "../layouts/layouts.ts";
import { noteAfter } from "./after/note-after.ts";
import { createTouched, findTouchedHolders } from "./after/touched.queries.ts";
import { applyMessage } from "./bank/apply-message.ts";
import { createBankStaging } from "./bank/bank-staging.queries.ts";
import { type ComparedEntries, compareEntries } from "./bank/compare-entries.ts";
import { type StagedEntries, stageEntries } from "./bank/stage-entries.ts";
import { detectPayments, type PaymentsFile } from "./payments-file.ts";
import { changesSomething, logged, type PaymentsReport } from "./payments-report.ts";
import { applyLines } from "./table/apply-lines.ts";
import { type ComparedTable, compareLines } from "./table/compare-lines.ts";
import { fileColumns } from "./table/payment-columns.rules.ts";
import { type StagedTable, stageTable } from "./table/stage-table.ts";
import { createStaging } from "./table/staging.queries.ts";

export type PaymentsRequest = ImportRequest<PaymentsReport> & {
  /** Runs in the same transaction once notices are written, for the job that tells holders. */
  tell?(trx: SpaceTransaction): Promise<void>;
};

/** Imports a file of payments in one transaction: payment lines as a table, or a message of a bank. */
export const importPayments = (
  pool: Pool,
  space: Space,
  request: PaymentsRequest,
): Promise<ImportOutcome<PaymentsReport>> =>
  runImport(pool, space.id, paymentsImport(space, request), request);

type Staged = StagedTable | StagedEntries;
type Compared = ComparedTable | ComparedEntries;

function paymentsImport(
  { policy }: Space,
  { tell }: PaymentsRequest,
): ImportSubject<PaymentsFile, Staged, Compared> {
  const layout = layoutOf(policy);
  const toldFor = policy.payments?.toldFor ?? days(0);
  return {
    kind: "payments",
    isWhole: false,
    detect: (source, encoding, columns) => detectPayments(source, layout, encoding, columns),
    async stage(trx, reading) {
      const { file } = reading;
      if (file.is === "bank") {
        await createBankStaging(trx);
        return stageEntries(reading);
      }
      await createStaging(trx, fileColumns(layout));
      return stageTable({ ...reading, file }, layout, policy.number);
    },
    compare: (trx, staged, findings) =>
      staged.is === "bank"
        ? compareEntries(trx, staged, findings)
        : compareLines(trx, staged, findings, layout, policy.number),
    changesSomething,
    async apply(trx, compared, run) {
      const { report, today } = compared;
      if (report.is === "bank" && report.seen) return;
      await createTouched(trx);
      if ("named" in compared) await applyLines(trx, compared, layout, run);
      else await applyMessage(trx, compared, run);
      await noteAfter(trx, { run, today, toldFor, layout });
      if (changesSomething(report)) await tell?.(trx);
    },
    touched: async (trx, { report }, most) =>
      report.is === "bank" && report.seen ? [] : findTouchedHolders(trx, most),
    logged,
    messageOf: ({ report }) => (report.is === "bank" ? { type: report.kind, id: report.messageId } : null),
  };
}
