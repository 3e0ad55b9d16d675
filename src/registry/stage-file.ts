import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { BulkSession } from "#infra/db/bulk-session.ts";
import { checkRow } from "./check-row.ts";
import { type Header, readHeader } from "./read-header.rules.ts";
import { readRows, UnreadableFile } from "./read-rows.ts";
import type { Rejects } from "./rejects-file.ts";
import type { ScannedFile } from "./scan-file.ts";
import { copyToStaging, noHolder, toCopyLine } from "./staging.queries.ts";

type Staging = {
  session: BulkSession;
  rejects: Rejects;
  /** ISO date, so that a birth to come is refused. */
  today: string;
  onBytes(bytes: number): void;
};

/** How much text goes to the database at a time. */
const pieceLength = 64 * 1024;

/**
 * Reads, checks and sends the rows of a file to the staging table in one pass, piece by piece: whatever the
 * size of the file, a few pieces are in memory. `null` when not even its header could be read.
 */
export async function stageFile(file: ScannedFile, staging: Staging): Promise<Header | null> {
  let header: Header | null = null;
  let rows = 0;

  async function* copyText() {
    let text = "";
    for await (const { line, cells } of readRows(file, staging.onBytes)) {
      if (!header) {
        const read = readHeader(cells, line);
        for (const refusal of read.refusals) await staging.rejects.add(refusal);
        if (read.refusals.length > 0) return;
        header = read.header;
        continue;
      }
      rows += 1;
      const checked = checkRow(cells, line, { header, today: staging.today });
      if (Array.isArray(checked)) for (const refusal of checked) await staging.rejects.add(refusal);
      else text += toCopyLine(checked, line);
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
      await staging.rejects.add(error.refusal);
    }
  }

  await pipeline(Readable.from(untilUnreadable()), staging.session.copyInto(copyToStaging));
  if (rows === 0 && staging.rejects.count === 0) await staging.rejects.add(noHolder);
  return header;
}
