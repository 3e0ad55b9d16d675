import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { BulkSession } from "#infra/db/bulk-session.ts";
import type { NumberRule } from "#spaces/space.ts";
import { directoryHeader } from "../directory/directory-entry.rules.ts";
import { directoryRows } from "../directory/directory-rows.ts";
import type { ScannedFile } from "../formats/scan-file.ts";
import type { CellsMended } from "../rows/cells-mended.ts";
import { checkRow } from "../rows/check-row.ts";
import { type Header, readHeader } from "../rows/read-header.rules.ts";
import { UnreadableFile } from "../rows/read-rows.ts";
import { refusalOfLine } from "../rows/refusal.ts";
import { registryRows } from "../rows/registry-rows.ts";
import type { Rejects } from "./rejects-file.ts";
import { type RowsLeftOut, rowsLeftOut } from "./rows-left-out.ts";
import { copyToStaging, noHolder, toCopyLine } from "./staging.queries.ts";

type Staging = {
  session: BulkSession;
  rejects: Rejects;
  mended: CellsMended;
  numberRule: NumberRule;
  today: string;
  onBytes(bytes: number): void;
};

export type StagedFile = { header: Header | null; leftOut: RowsLeftOut };

const pieceLength = 64 * 1024;

/** One pass with a few pieces in memory, whatever the size of the file. */
export async function stageFile(file: ScannedFile, staging: Staging): Promise<StagedFile> {
  const { rejects, mended, numberRule, today, onBytes } = staging;
  const isDirectory = file.layout !== "registry";
  let header: Header | null = isDirectory ? directoryHeader : null;
  const leftOut = rowsLeftOut();
  let rows = 0;

  async function* copyText() {
    let text = "";
    for await (const batch of isDirectory ? directoryRows(file, onBytes) : registryRows(file, onBytes)) {
      for (const row of batch) {
        if ("skipped" in row) {
          leftOut.skip(row.skipped);
          continue;
        }
        const { line, cells } = row;
        if (!header) {
          const read = readHeader(cells, line);
          for (const refusal of read.refusals) await rejects.add(refusal);
          if (read.refusals.length > 0) return;
          header = read.header;
          continue;
        }
        rows += 1;
        const checked = checkRow(cells, line, {
          header,
          today,
          numberRule,
          mended,
          standsAlone: isDirectory,
        });
        if (!Array.isArray(checked)) text += toCopyLine(checked, line);
        else
          for (const refusal of isDirectory ? leftOut.refuse(cells, checked) : checked)
            await rejects.add(refusal);
      }
      if (text.length > pieceLength) {
        yield text;
        text = "";
      }
    }
    if (text) yield text;
  }

  async function* untilUnreadable() {
    try {
      yield* copyText();
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      await rejects.add(error.refusal);
    }
  }

  await pipeline(Readable.from(untilUnreadable()), staging.session.copyInto(copyToStaging));
  if (rows === 0 && rejects.count === 0) await rejects.add(isDirectory ? noEstablishment : noHolder);
  if (leftOut.refusedRows * 2 > rows) await rejects.add(mostRefused);
  return { header, leftOut };
}

const noEstablishment = refusalOfLine(1, "aucun établissement ouvert dans le fichier");

const mostRefused = refusalOfLine(
  1,
  "plus d’un établissement sur deux est refusé : ce n’est sans doute pas le fichier attendu",
);
