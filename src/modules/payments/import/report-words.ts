import { printable } from "#imports/findings/refusal.ts";
import {
  describeReading,
  describeTable,
  type Figure,
  figure,
  mendedFigures,
  type ReportInWords,
  skippedFigures,
} from "#imports/kinds/report-in-words.ts";
import { type Day, describeShortDay } from "#kernel/values/day.ts";
import { describeMoney } from "#kernel/values/money.ts";
import type { PaymentStatus } from "../payment.status.ts";
import {
  type AmountOf,
  type BankReport,
  changesSomething,
  type PaymentsReport,
  type TableReport,
} from "./payments-report.ts";

/** The report of a file of payments, for the terminal and the desk. */
export const paymentsInWords = (report: PaymentsReport): ReportInWords => ({
  ...(report.is === "table" ? tableInWords(report) : messageInWords(report)),
  warnings: [],
  ignoredColumns: report.is === "table" ? report.ignoredColumns : [],
  changesSomething: changesSomething(report),
  closing: null,
  approved: approvedOf(report),
});

type Shown = Pick<ReportInWords, "title" | "figures" | "notes">;

const approvedOf = (report: PaymentsReport): Record<string, number> => ({
  ...(report.is === "table"
    ? { added: report.added, changed: report.changed, transfers: report.transfers }
    : { added: report.added, paid: report.paid, rejected: report.rejected, returned: report.returned }),
  ...Object.fromEntries(report.amounts.map(({ status, amount }) => [status, amount])),
});

const statusWords: Readonly<Record<PaymentStatus, string>> = {
  ordered: "Ordonnés",
  paid: "Payés",
  rejected: "Rejetés",
  returned: "Retournés",
};

const tableInWords = (report: TableReport): Shown => ({
  title: `${describeTable(report)} : ${report.rows}`,
  figures: [
    figure("Nouvelles", report.added, report.transfers > 0 ? `virements : ${report.transfers}` : undefined),
    figure("Modifiées", report.changed),
    figure("Identiques", report.same),
    ...(report.ahead > 0
      ? [figure("Dépassées", report.ahead, "l’état au registre est plus avancé, il reste")]
      : []),
    ...skippedFigures(report.skipped),
    ...mendedFigures(report.mended),
  ],
  notes: [...describeAmounts(report.amounts, "lignes"), ...describeReading(report)],
});

const messages = {
  "pain.001": "ordre de virements",
  "pain.002": "réponse à un ordre",
  "camt.054": "avis d’opérations",
};

function messageInWords(report: BankReport): Shown {
  const title = `${messages[report.kind]} ${report.version}, MsgId ${printable(report.messageId)}`;
  const { seen } = report;
  if (seen) {
    const on = describeShortDay(seen.on as Day);
    const again = `Ce message a déjà été importé le ${on} (${printable(seen.fileName)}) : il ne change rien.`;
    return { title, figures: [], notes: [again] };
  }
  return {
    title: `${title} : ${report.entries}`,
    figures: messageFigures(report),
    notes: [
      ...describeAmounts(report.amounts, "virements"),
      ...report.remarks.map((remark) => `À savoir : ${remark}`),
    ],
  };
}

const messageFigures = (report: BankReport): Figure[] => [
  ...(report.kind === "pain.001" ? [figure("Nouveaux", report.added)] : []),
  ...(report.kind === "pain.002" ? [figure("Rejetés", report.rejected)] : []),
  ...(report.kind === "camt.054" ? [figure("Payés", report.paid), figure("Retournés", report.returned)] : []),
  figure("Déjà connus", report.known),
  figure("Sans suite", report.unmatched, report.unmatched > 0 ? "voir la liste ci-dessous" : undefined),
];

const describeAmounts = (amounts: readonly AmountOf[], what: string) =>
  amounts.map(
    ({ status, lines, amount }) => `  ${statusWords[status]} : ${describeMoney(amount)} (${what} : ${lines})`,
  );
