import { basename } from "node:path";
import type { Mended } from "#imports/findings/cells-mended.ts";
import { describeRefusal, printable } from "#imports/findings/refusal.ts";
import { type Figure, mendedFigures, type ReportInWords } from "#imports/kinds/report-in-words.ts";
import type { ImportDone, ImportRefusal, Refusals } from "#imports/run/import-outcome.ts";

/** One line of a report: a label, a number, and more in brackets. */
const describeFigure = ({ label, value, aside = "" }: Figure) =>
  `  ${label.padEnd(11)}${String(value).padStart(9)}${aside && ` (${aside})`}`;

export const describeReport = ({ title, figures, warnings, notes }: ReportInWords, path: string): string =>
  [`${printable(basename(path))} : ${title}`, ...figures.map(describeFigure), ...warnings, ...notes].join(
    "\n",
  );

const describeMended = (mended: readonly Mended[]) => mendedFigures(mended).map(describeFigure);

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
