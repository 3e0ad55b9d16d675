import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { followRegistry } from "#letters/follow-registry.queries.ts";
import { type Encoding, encodingNames } from "#registry/formats/encoding.rules.ts";
import {
  type ImportDone,
  type ImportRefusal,
  importRegistry,
  type Refusals,
} from "#registry/import/import-registry.actions.ts";
import { changesSomething, closesTooMany, type ImportReport } from "#registry/import/import-report.ts";
import type { Mended } from "#registry/rows/cells-mended.ts";
import { describeRefusal, printable } from "#registry/rows/refusal.ts";
import type { Space } from "#spaces/space.ts";
import { askToConfirm, isTerminal } from "../confirm.ts";
import { showProgress } from "../progress.ts";
import { withDatabase } from "../with-database.ts";

export type ImportOrder = {
  path: string;
  /** As given by `--encoding`. */
  encoding?: Encoding | undefined;
  rejectsPath: string;
  dryRun: boolean;
  wholeRegistry: boolean;
  sayYes: boolean;
};

/** Imports a registry file, reports to the terminal, and returns the exit code. */
export async function importFile(space: Space, order: ImportOrder): Promise<0 | 1> {
  const found = await stat(order.path).catch(() => null);
  if (!found?.isFile()) {
    console.error(`Fichier introuvable : ${printable(order.path)}`);
    return 1;
  }
  return withDatabase(async ({ pool }) => {
    const progress = showProgress("Lecture");
    let told = false;
    const tell = (report: ImportReport) => {
      if (!told) console.log(describeReport(report, order));
      told = true;
    };
    const outcome = await importRegistry(pool, space.id, {
      ...order,
      numberRule: space.policy.number,
      afterApply: followRegistry,
      onProgress: progress.at,
      confirm: (report) => {
        progress.end();
        tell(report);
        return confirm(report, order.sayYes);
      },
    });
    progress.end();
    if (!outcome.ok) {
      for (const line of describeWhy(outcome.refusal)) console.error(line);
      return 1;
    }
    tell(outcome.value);
    for (const line of describeSetAside(outcome.value)) console.log(line);
    console.log(describeEnd(outcome.value, order.dryRun));
    return 0;
  });
}

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

function describeReport(report: ImportReport, order: ImportOrder): string {
  const rows = report.rows + report.refused;
  const lines = [
    `${printable(basename(order.path))} : ${describeLayout(report)} : ${rows}`,
    count("Nouveaux", report.added),
    count("Modifiés", report.changed, report.reopened > 0 ? `dont rouverts : ${report.reopened}` : ""),
    count("Identiques", report.same),
    count("Refusés", report.refused),
    ...report.skipped.map(({ reason, rows: skipped }) => count("Ignorés", skipped, printable(reason))),
    ...describeMended(report.mended),
  ];
  if (order.wholeRegistry) lines.push(count("À clôturer", report.closed, `sur ${report.live} au registre`));
  const ignored = report.ignoredColumns.map((name) => printable(name) || "(sans nom)").join(", ");
  if (ignored) lines.push(`Colonnes inconnues, ignorées : ${ignored}`);
  if (report.samples.length > 0) lines.push(...describeSamples(report));
  return lines.join("\n");
}

function describeLayout({ layout, encoding, separator }: ImportReport): string {
  const written = encodingNames[encoding];
  if (layout === "finess_plus") return `FINESS+ (JSON), ${written}, établissements`;
  if (layout === "finess_extract") return `extraction FINESS, ${written}, établissements`;
  return `${written}, séparateur ${separator === "\t" ? "tabulation" : `« ${separator} »`}, lignes`;
}

/** The encoding is guessed: samples let a person see whether the guess is right. */
const describeSamples = ({ encoding, samples }: ImportReport) => [
  `Lu en ${encodingNames[encoding]}, par exemple : ${samples.map(printable).join(" · ")}`,
  "Si des lettres y sont abîmées, n’appliquez pas : relancez avec --encoding (voir --help).",
];

function describeSetAside({ setAside }: ImportDone): string[] {
  return setAside.count > 0 ? ["Mis de côté :", ...describeRefusals(setAside)] : [];
}

const describeMended = (mended: readonly Mended[]) =>
  mended.map(({ what, cells, firstLine }) => count("Corrigés", cells, `${what}, ligne ${firstLine}`));

const count = (label: string, value: number, aside = "") =>
  `  ${label.padEnd(11)}${String(value).padStart(9)}${aside && ` (${aside})`}`;

function describeWhy(refusal: ImportRefusal): string[] {
  if (refusal.why === "busy")
    return ["Un autre import de ce registre est en cours : attendez sa fin, puis recommencez."];
  if (refusal.why === "declined") return describeDeclined(refusal.report);
  return [
    `Fichier refusé, rien n’a été changé. Refus : ${refusal.count}.`,
    ...describeRefusals(refusal),
    ...describeMended(refusal.mended),
  ];
}

function describeRefusals({ first, count, rejectsPath }: Refusals): string[] {
  const unseen = count - first.length;
  return [
    ...first.map((each) => `  ${describeRefusal(each)}`),
    ...(unseen > 0 ? [`  … et ${unseen} de plus.`] : []),
    rejectsPath
      ? `Tous les refus sont dans ${rejectsPath}`
      : "La liste des refus n’a pu être écrite nulle part.",
  ];
}

function describeDeclined(report: ImportReport): string[] {
  if (!closesTooMany(report)) return ["Abandonné : rien n’a été changé."];
  return [
    `Arrêté, rien n’a été changé : ${report.closed} titulaires sur ${report.live} (${percent(report)}) seraient clôturés, plus de 5 %.`,
    "Si c’est bien ce que vous voulez, relancez la commande avec --yes.",
  ];
}
