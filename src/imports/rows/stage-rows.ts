import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Findings } from "../findings/findings.ts";
import type { Refusal } from "../findings/refusal.ts";
import type { SourceRow } from "./table-rows.ts";
import { UnreadableFile } from "./unreadable-file.ts";

/** How a subject turns rows into lines of `COPY`. */
export type RowReader<Header> = {
  /** `null` when the first row names the columns. */
  header: Header | null;
  readHeader(cells: readonly string[], line: number): { header: Header; refusals: readonly Refusal[] };
  /** The line of `COPY`, or why the row is refused. */
  readRow(cells: readonly string[], line: number, header: Header): string | readonly Refusal[];
};

export type StagedRows<Header> = { header: Header | null; rows: number };

const pieceLength = 64 * 1024;

/** One pass with a few pieces in memory, whatever the size of the file. Stops after a header that is refused. */
export async function stageRows<Header>(
  batches: AsyncIterable<readonly SourceRow[]>,
  copy: Writable,
  { rejects, skipped }: Findings,
  reader: RowReader<Header>,
): Promise<StagedRows<Header>> {
  let { header } = reader;
  let rows = 0;

  async function* copyText() {
    let text = "";
    for await (const batch of batches) {
      for (const row of batch) {
        if ("skipped" in row) {
          skipped.skip(row.skipped);
          continue;
        }
        const { line, cells } = row;
        if (!header) {
          const read = reader.readHeader(cells, line);
          for (const refusal of read.refusals) await rejects.add(refusal);
          if (read.refusals.length > 0) return;
          header = read.header;
          continue;
        }
        rows += 1;
        const taken = reader.readRow(cells, line, header);
        if (typeof taken === "string") text += taken;
        else for (const refusal of taken) await rejects.add(refusal);
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

  await pipeline(Readable.from(untilUnreadable()), copy);
  return { header, rows };
}
