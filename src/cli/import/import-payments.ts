import { connect } from "#infra/db/connect.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { importPayments } from "#modules/payments/import/import-payments.actions.ts";
import { changesSomething, type PaymentsReport } from "#modules/payments/import/payments-report.ts";
import { paymentsInWords } from "#modules/payments/import/report-words.ts";
import { tellPaymentsJob } from "#modules/payments/tell/tell-payments.job.ts";
import type { Space } from "#spaces/space.ts";
import { askToConfirm, isTerminal } from "../confirm.ts";
import { withHouse } from "../with-house.ts";
import { describeReport } from "./import-words.ts";
import { type ImportOrder, sayImport } from "./say-import.ts";

/** Imports a file of payments, reports to the terminal, and returns the exit code. */
export const importFile = (space: Space, order: ImportOrder): Promise<0 | 1> =>
  sayImport<PaymentsReport>(order, {
    open: (work) =>
      withHouse(async (house) => {
        const { pool, close } = connect(house.databaseUrl, { max: 1 });
        const { outbox } = house.contextOf(space.id);
        const tell = (trx: SpaceTransaction) => outbox.enqueue(trx, tellPaymentsJob, { space: space.id });
        try {
          return await work((request) => importPayments(pool, space, { ...request, tell }));
        } finally {
          await close();
        }
      }),
    describe: (report) => describeReport(paymentsInWords(report), order.path),
    confirm: async () => order.sayYes || !isTerminal() || askToConfirm("Appliquer ces changements ?", "oui"),
    declined: () => ["Abandonné : rien n’a été changé."],
    end: (report) => describeEnd(report, order.dryRun),
  });

function describeEnd(report: PaymentsReport, dryRun: boolean): string {
  if (dryRun) return "Essai seulement : rien n’a été changé.";
  if (changesSomething(report)) return "Import terminé.";
  return "unmatched" in report && report.unmatched > 0
    ? "Rien n’a été changé : voyez la liste de ce qui est resté sans suite."
    : "Rien à changer : tout est déjà enregistré.";
}
