import type { Encoding } from "../encoding/encoding.rules.ts";
import { encodingNames } from "../encoding/encoding.rules.ts";
import type { Mended } from "../findings/cells-mended.ts";
import { printable } from "../findings/refusal.ts";
import type { Skipped } from "../findings/skipped-rows.ts";
import type { ImportDone, ImportOutcome } from "../run/import-outcome.ts";
import type { DeskDone, DeskOutcome } from "./import-kind.ts";

export type Figure = { label: string; value: number; aside?: string | undefined };

/** A report in French: the terminal and the desk show the same words. */
export type ReportInWords = {
  title: string;
  figures: readonly Figure[];
  /** What a person must look at before the file is applied. */
  warnings: readonly string[];
  notes: readonly string[];
  /** Columns of the file that are not ours. */
  ignoredColumns: readonly string[];
  changesSomething: boolean;
  /** F-36: so many holders would close that their number must be typed. `null`: no. */
  closing: number | null;
  /** What a second person approves: an import whose reading differs is not applied. */
  approved: Readonly<Record<string, number>>;
};

export const figure = (label: string, value: number, aside?: string): Figure => ({ label, value, aside });

export const skippedFigures = (skipped: readonly Skipped[]) =>
  skipped.map(({ reason, rows }) => figure("Ignorés", rows, printable(reason)));

export const mendedFigures = (mended: readonly Mended[]) =>
  mended.map(({ what, cells, firstLine }) => figure("Corrigés", cells, `${what}, ligne ${firstLine}`));

/** How a table is written, its unknown columns, and cells that let a person check a guessed encoding. */
export type TableRead = {
  encoding: Encoding;
  separator: string;
  samples: readonly string[];
  ignoredColumns: readonly string[];
};

export const describeTable = ({ encoding, separator }: TableRead) =>
  `${encodingNames[encoding]}, séparateur ${separator === "\t" ? "tabulation" : `« ${separator} »`}, lignes`;

export function describeReading({ encoding, samples, ignoredColumns }: TableRead): string[] {
  const ignored = ignoredColumns.map((name) => printable(name) || "(sans nom)").join(", ");
  return [
    ...(ignored ? [`Colonnes inconnues, ignorées : ${ignored}`] : []),
    ...(samples.length > 0
      ? [
          `Lu en ${encodingNames[encoding]}, par exemple : ${samples.map(printable).join(" · ")}`,
          "Si des lettres y sont abîmées, n’appliquez pas : dites l’encodage du fichier (--encoding dans un terminal).",
        ]
      : []),
  ];
}

export const doneInWords = <Report>(
  done: ImportDone<Report>,
  words: (report: Report) => ReportInWords,
): DeskDone => ({ report: words(done), listed: done.setAside });

/** An outcome of the engine, with its report in words. */
export function inWords<Report>(
  outcome: ImportOutcome<Report>,
  words: (report: Report) => ReportInWords,
): DeskOutcome {
  if (outcome.ok) return { ok: true, value: doneInWords(outcome.value, words) };
  const { refusal } = outcome;
  return {
    ok: false,
    refusal: refusal.why === "declined" ? { why: "declined", report: words(refusal.report) } : refusal,
  };
}
