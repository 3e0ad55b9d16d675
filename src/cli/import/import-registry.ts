import { followRegistry } from "#letters/follow-registry.queries.ts";
import { importRegistry } from "#registry/import/import-registry.actions.ts";
import { changesSomething, closesTooMany, type ImportReport } from "#registry/import/import-report.ts";
import { percentClosed, registryInWords } from "#registry/import/report-words.ts";
import type { Space } from "#spaces/space.ts";
import { askToConfirm, isTerminal } from "../confirm.ts";
import { withDatabase } from "../with-database.ts";
import { describeReport } from "./import-words.ts";
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
    describe: (report) => describeReport(registryInWords(report, order.wholeRegistry), order.path),
    confirm: (report) => confirm(report, order.sayYes),
    declined: describeDeclined,
    end: (report) => describeEnd(report, order.dryRun),
  });

async function confirm(report: ImportReport, sayYes: boolean): Promise<boolean> {
  if (sayYes) return true;
  if (!isTerminal()) return !closesTooMany(report);
  if (!closesTooMany(report)) return askToConfirm("Appliquer ces changements ?", "oui");
  const share = percentClosed(report);
  return askToConfirm(
    `Attention : ${share} des titulaires seraient clôturés. Pour l’accepter, tapez leur nombre.`,
    String(report.closed),
  );
}

function describeEnd(report: ImportReport, dryRun: boolean): string {
  if (!dryRun)
    return changesSomething(report) ? "Import terminé." : "Rien à changer : tout est déjà au registre.";
  const warning = closesTooMany(report)
    ? ` Attention : ${percentClosed(report)} des titulaires seraient clôturés.`
    : "";
  return `Essai seulement : rien n’a été changé.${warning}`;
}

function describeDeclined(report: ImportReport): string[] {
  if (!closesTooMany(report)) return ["Abandonné : rien n’a été changé."];
  return [
    `Arrêté, rien n’a été changé : ${report.closed} titulaires sur ${report.live} (${percentClosed(report)}) seraient clôturés, plus de 5 %.`,
    "Si c’est bien ce que vous voulez, relancez la commande avec --yes.",
  ];
}
