import { basename } from "node:path";
import { printable } from "#imports/findings/refusal.ts";
import { connect } from "#infra/db/connect.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { type Day, describeShortDay } from "#kernel/values/day.ts";
import { describeMoney } from "#kernel/values/money.ts";
import { importPayments } from "#modules/payments/import/import-payments.actions.ts";
import {
  type AmountOf,
  type BankReport,
  changesSomething,
  type PaymentsReport,
  type TableReport,
} from "#modules/payments/import/payments-report.ts";
import type { PaymentStatus } from "#modules/payments/payment.status.ts";
import { tellPaymentsJob } from "#modules/payments/tell/tell-payments.job.ts";
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
        const { outbox } = house.contextOf(space.id);
        const tell = (trx: SpaceTransaction) => outbox.enqueue(trx, tellPaymentsJob, { space: space.id });
        try {
          return await work((request) => importPayments(pool, space, { ...request, tell }));
        } finally {
          await close();
        }
      }),
    describe: (report) => describeReport(report, order),
    confirm: async () => order.sayYes || !isTerminal() || askToConfirm("Appliquer ces changements ?", "oui"),
    declined: () => ["Abandonné : rien n’a été changé."],
    end: (report) => describeEnd(report, order.dryRun),
  });

const statusWords: Readonly<Record<PaymentStatus, string>> = {
  ordered: "Ordonnés",
  paid: "Payés",
  rejected: "Rejetés",
  returned: "Retournés",
};

function describeReport(report: PaymentsReport, { path }: ImportOrder): string {
  const name = printable(basename(path));
  return (report.is === "table" ? describeLines(report, name) : describeMessage(report, name)).join("\n");
}

function describeLines(report: TableReport, name: string): string[] {
  return [
    `${name} : ${describeTable(report)} : ${report.rows}`,
    count("Nouvelles", report.added, report.transfers > 0 ? `virements : ${report.transfers}` : ""),
    count("Modifiées", report.changed),
    count("Identiques", report.same),
    ...(report.ahead > 0
      ? [count("Dépassées", report.ahead, "l’état au registre est plus avancé, il reste")]
      : []),
    ...describeSkipped(report.skipped),
    ...describeMended(report.mended),
    ...describeAmounts(report.amounts, "lignes"),
    ...describeReading(report),
  ];
}

const messages = {
  "pain.001": "ordre de virements",
  "pain.002": "réponse à un ordre",
  "camt.054": "avis d’opérations",
};

function describeMessage(report: BankReport, name: string): string[] {
  const title = `${name} : ${messages[report.kind]} ${report.version}, MsgId ${printable(report.messageId)}`;
  const { seen } = report;
  if (seen) {
    const on = describeShortDay(seen.on as Day);
    return [
      title,
      `Ce message a déjà été importé le ${on} (${printable(seen.fileName)}) : il ne change rien.`,
    ];
  }
  return [
    `${title} : ${report.entries}`,
    ...(report.kind === "pain.001" ? [count("Nouveaux", report.added)] : []),
    ...(report.kind === "pain.002" ? [count("Rejetés", report.rejected)] : []),
    ...(report.kind === "camt.054" ? [count("Payés", report.paid), count("Retournés", report.returned)] : []),
    count("Déjà connus", report.known),
    count("Sans suite", report.unmatched, report.unmatched > 0 ? "voir la liste ci-dessous" : ""),
    ...describeAmounts(report.amounts, "virements"),
    ...report.remarks.map((remark) => `À savoir : ${remark}`),
  ];
}

const describeAmounts = (amounts: readonly AmountOf[], what: string) =>
  amounts.map(
    ({ status, lines, amount }) => `  ${statusWords[status]} : ${describeMoney(amount)} (${what} : ${lines})`,
  );

function describeEnd(report: PaymentsReport, dryRun: boolean): string {
  if (dryRun) return "Essai seulement : rien n’a été changé.";
  if (changesSomething(report)) return "Import terminé.";
  return "unmatched" in report && report.unmatched > 0
    ? "Rien n’a été changé : voyez la liste de ce qui est resté sans suite."
    : "Rien à changer : tout est déjà enregistré.";
}
