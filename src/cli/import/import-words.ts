import type { Encoding } from "#imports/encoding/encoding.rules.ts";
import { encodingNames } from "#imports/encoding/encoding.rules.ts";
import type { Mended } from "#imports/findings/cells-mended.ts";
import { describeRefusal, printable } from "#imports/findings/refusal.ts";
import type { Skipped } from "#imports/findings/skipped-rows.ts";
import type { ImportDone, ImportRefusal, Refusals } from "#imports/run/import-outcome.ts";

/** One line of a report: a label, a number, and more in brackets. */
export const count = (label: string, value: number, aside = "") =>
  `  ${label.padEnd(11)}${String(value).padStart(9)}${aside && ` (${aside})`}`;

export const describeSkipped = (skipped: readonly Skipped[]) =>
  skipped.map(({ reason, rows }) => count("Ignorés", rows, printable(reason)));

export const describeMended = (mended: readonly Mended[]) =>
  mended.map(({ what, cells, firstLine }) => count("Corrigés", cells, `${what}, ligne ${firstLine}`));

/** How a table is written, its unknown columns, and cells that let a person check a guessed encoding. */
type Table = {
  encoding: Encoding;
  separator: string;
  samples: readonly string[];
  ignoredColumns: readonly string[];
};

export const describeTable = ({ encoding, separator }: Table) =>
  `${encodingNames[encoding]}, séparateur ${separator === "\t" ? "tabulation" : `« ${separator} »`}, lignes`;

export function describeReading({ encoding, samples, ignoredColumns }: Table): string[] {
  const ignored = ignoredColumns.map((name) => printable(name) || "(sans nom)").join(", ");
  return [
    ...(ignored ? [`Colonnes inconnues, ignorées : ${ignored}`] : []),
    ...(samples.length > 0
      ? [
          `Lu en ${encodingNames[encoding]}, par exemple : ${samples.map(printable).join(" · ")}`,
          "Si des lettres y sont abîmées, n’appliquez pas : relancez avec --encoding (voir --help).",
        ]
      : []),
  ];
}

export function describeSetAside({ setAside }: ImportDone<unknown>): string[] {
  return setAside.count > 0 ? ["Mis de côté :", ...describeRefusals(setAside)] : [];
}

function describeRefusals({ first, count: all, rejectsPath }: Refusals): string[] {
  const unseen = all - first.length;
  return [
    ...first.map((each) => `  ${describeRefusal(each)}`),
    ...(unseen > 0 ? [`  … et ${unseen} de plus.`] : []),
    rejectsPath
      ? `Tous les refus sont dans ${rejectsPath}`
      : "La liste des refus n’a pu être écrite nulle part.",
  ];
}

/** Why nothing was imported; `declined` says it when a person, or nobody, agreed. */
export function describeWhy<Report>(
  refusal: ImportRefusal<Report>,
  declined: (report: Report) => string[],
): string[] {
  if (refusal.why === "busy")
    return ["Un autre import de cet espace est en cours : attendez sa fin, puis recommencez."];
  if (refusal.why === "declined") return declined(refusal.report);
  return [
    `Fichier refusé, rien n’a été changé. Refus : ${refusal.count}.`,
    ...describeRefusals(refusal),
    ...describeMended(refusal.mended),
  ];
}
