import { encodingNames } from "#imports/encoding/encoding.rules.ts";
import {
  describeReading,
  describeTable,
  type Figure,
  figure,
  mendedFigures,
  type ReportInWords,
  skippedFigures,
} from "#imports/kinds/report-in-words.ts";
import { changesSomething, closesTooMany, type ImportReport } from "./import-report.ts";

/** The report of a registry, for the terminal and the desk. */
export const registryInWords = (report: ImportReport, wholeRegistry: boolean): ReportInWords => ({
  title: `${describeLayout(report)} : ${report.rows + report.refused}`,
  figures: figuresOf(report, wholeRegistry),
  warnings: warningsOf(report),
  notes: [...describeReading(report), ...describeAbsent(report)],
  ignoredColumns: report.ignoredColumns,
  changesSomething: changesSomething(report),
  closing: closesTooMany(report) ? report.closed : null,
  approved: { added: report.added, reopened: report.reopened, closed: report.closed },
});

export const percentClosed = ({ closed, live }: ImportReport) =>
  (closed / live).toLocaleString("fr-FR", { style: "percent", maximumFractionDigits: 1 });

function figuresOf(report: ImportReport, wholeRegistry: boolean): Figure[] {
  const { kept, replaced } = report.conflicts;
  const reopened = report.reopened > 0 ? `dont rouverts : ${report.reopened}` : undefined;
  return [
    figure("Nouveaux", report.added),
    figure("Modifiés", report.changed, reopened),
    figure("Identiques", report.same),
    figure("Refusés", report.refused),
    ...skippedFigures(report.skipped),
    ...mendedFigures(report.mended),
    ...(wholeRegistry ? [figure("À clôturer", report.closed, `sur ${report.live} au registre`)] : []),
    ...(kept + replaced > 0
      ? [
          figure(
            "Conflits",
            kept + replaced,
            `changés ici, laissés : ${kept} ; remplacés : ${replaced} ; voir la liste`,
          ),
        ]
      : []),
  ];
}

function describeLayout(report: ImportReport): string {
  const written = encodingNames[report.encoding];
  if (report.layout === "finess_plus") return `FINESS+ (JSON), ${written}, établissements`;
  if (report.layout === "finess_extract") return `extraction FINESS, ${written}, établissements`;
  return describeTable(report);
}

function warningsOf(report: ImportReport): string[] {
  const cells = report.emptied.map(({ column, cells }) => `${column} ${cells}`).join(", ");
  return [
    ...(closesTooMany(report)
      ? [`${percentClosed(report)} des titulaires seraient clôturés, plus de 5 %`]
      : []),
    ...(cells ? [`Cellules vides, qui effacent la valeur au registre : ${cells}`] : []),
  ];
}

const describeAbsent = ({ absentColumns }: ImportReport) =>
  absentColumns.length > 0
    ? [`Colonnes absentes du fichier, laissées telles quelles au registre : ${absentColumns.join(", ")}`]
    : [];
