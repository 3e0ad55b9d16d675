import { stat } from "node:fs/promises";
import type { Encoding } from "#imports/encoding/encoding.rules.ts";
import { printable } from "#imports/findings/refusal.ts";
import type { ImportOutcome, ImportRequest } from "#imports/run/import-outcome.ts";
import { showProgress } from "../progress.ts";
import { describeSetAside, describeWhy } from "./import-words.ts";

export type ImportOrder = {
  path: string;
  /** As given by `--encoding`. */
  encoding?: Encoding | undefined;
  rejectsPath: string;
  dryRun: boolean;
  sayYes: boolean;
};

type Run<Report> = (request: ImportRequest<Report>) => Promise<ImportOutcome<Report>>;

/** What differs from one kind of import to another. */
type Kind<Report> = {
  /** Lends `work` the import, on an open database. */
  open(work: (run: Run<Report>) => Promise<0 | 1>): Promise<0 | 1>;
  describe(report: Report): string;
  confirm(report: Report): Promise<boolean>;
  declined(report: Report): string[];
  end(report: Report): string;
};

/** Imports a file, reports to the terminal, and returns the exit code. */
export async function sayImport<Report>(order: ImportOrder, kind: Kind<Report>): Promise<0 | 1> {
  const found = await stat(order.path).catch(() => null);
  if (!found?.isFile()) {
    console.error(`Fichier introuvable : ${printable(order.path)}`);
    return 1;
  }
  return kind.open(async (run) => {
    const progress = showProgress("Lecture");
    let told = false;
    const tell = (report: Report) => {
      if (!told) console.log(kind.describe(report));
      told = true;
    };
    const outcome = await run({
      ...order,
      onProgress: progress.at,
      confirm: (report) => {
        progress.end();
        tell(report);
        return kind.confirm(report);
      },
    });
    progress.end();
    if (!outcome.ok) {
      for (const line of describeWhy(outcome.refusal, kind.declined)) console.error(line);
      return 1;
    }
    tell(outcome.value);
    for (const line of describeSetAside(outcome.value)) console.log(line);
    console.log(kind.end(outcome.value));
    return 0;
  });
}
