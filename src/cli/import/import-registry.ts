import { basename } from "node:path";
import { encodingNames } from "#imports/encoding/encoding.rules.ts";
import { printable } from "#imports/findings/refusal.ts";
import { followRegistry } from "#letters/follow-registry.queries.ts";
import { importRegistry } from "#registry/import/import-registry.actions.ts";
import { changesSomething, closesTooMany, type ImportReport } from "#registry/import/import-report.ts";
import type { Space } from "#spaces/space.ts";
import { askToConfirm, isTerminal } from "../confirm.ts";
import { withDatabase } from "../with-database.ts";
import { count, describeMended, describeReading, describeSkipped, describeTable } from "./import-words.ts";
import { type ImportOrder, sayImport } from "./say-import.ts";

export type RegistryOrder = ImportOrder & { wholeRegistry: boolean };

/** Imports a registry file, reports to the terminal, and returns the exit code. */
export const importFile = (space: Space, order: RegistryOrder): Promise<0 | 1> =>
  sayImport<ImportReport>(order, {
    open: (work) =>
      withDatabase(({ pool }) =>
        work((request) =>
          importRegistry(pool, space.id, {
            ...request,
            wholeRegistry: order.wholeRegistry,
            numberRule: space.policy.number,
            afterApply: followRegistry,
          }),
        ),
      ),
    describe: (report) => describeReport(report, order),
    confirm: (report) => confirm(report, order.sayYes),
    declined: describeDeclined,
    end: (report) => describeEnd(report, order.dryRun),
  });

async function confirm(report: ImportReport, sayYes: boolean): Promise<boolean> {
  if (sayYes) return true;
  if (!isTerminal()) return !closesTooMany(report);
  if (!closesTooMany(report)) return askToConfirm("Appliquer ces changements ?", "oui");
  const share = percent(report);
  return askToConfirm(
    `Attention : ${share} des titulaires seraient clôturés. Pour l’accepter, tapez leur nombre.`,
    String(report.closed),
  );
}

function describeEnd(report: ImportReport, dryRun: boolean): string {
  if (!dryRun)
    return changesSomething(report) ? "Import terminé." : "Rien à changer : tout est déjà au registre.";
  const warning = closesTooMany(report)
    ? ` Attention : ${percent(report)} des titulaires seraient clôturés.`
    : "";
  return `Essai seulement : rien n’a été changé.${warning}`;
}

const percent = ({ closed, live }: ImportReport) =>
  (closed / live).toLocaleString("fr-FR", { style: "percent", maximumFractionDigits: 1 });

function describeReport(report: ImportReport, order: RegistryOrder): string {
  const rows = report.rows + report.refused;
  const lines = [
    `${printable(basename(order.path))} : ${describeLayout(report)} : ${rows}`,
    count("Nouveaux", report.added),
    count("Modifiés", report.changed, report.reopened > 0 ? `dont rouverts : ${report.reopened}` : ""),
    count("Identiques", report.same),
    count("Refusés", report.refused),
    ...describeSkipped(report.skipped),
    ...describeMended(report.mended),
  ];
  if (order.wholeRegistry) lines.push(count("À clôturer", report.closed, `sur ${report.live} au registre`));
  return [...lines, ...describeConflicts(report), ...describeReading(report), ...describeAbsent(report)].join(
    "\n",
  );
}

function describeConflicts({ conflicts: { kept, replaced } }: ImportReport): string[] {
  const aside = `changés ici, laissés : ${kept} ; remplacés : ${replaced} ; voir la liste`;
  return kept + replaced > 0 ? [count("Conflits", kept + replaced, aside)] : [];
}

/** What an absent column and an empty cell do. */
function describeAbsent({ absentColumns, emptied }: ImportReport): string[] {
  const cells = emptied.map(({ column, cells }) => `${column} ${cells}`).join(", ");
  return [
    ...(absentColumns.length > 0
      ? [`Colonnes absentes du fichier, laissées telles quelles au registre : ${absentColumns.join(", ")}`]
      : []),
    ...(cells ? [`Cellules vides, qui effacent la valeur au registre : ${cells}`] : []),
  ];
}

function describeLayout(report: ImportReport): string {
  const written = encodingNames[report.encoding];
  if (report.layout === "finess_plus") return `FINESS+ (JSON), ${written}, établissements`;
  if (report.layout === "finess_extract") return `extraction FINESS, ${written}, établissements`;
  return describeTable(report);
}

function describeDeclined(report: ImportReport): string[] {
  if (!closesTooMany(report)) return ["Abandonné : rien n’a été changé."];
  return [
    `Arrêté, rien n’a été changé : ${report.closed} titulaires sur ${report.live} (${percent(report)}) seraient clôturés, plus de 5 %.`,
    "Si c’est bien ce que vous voulez, relancez la commande avec --yes.",
  ];
}
