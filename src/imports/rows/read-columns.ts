import type { ScannedFile } from "../detect/scan-file.ts";
import { printable } from "../findings/refusal.ts";
import { tableRows } from "./table-rows.ts";
import { UnreadableFile } from "./unreadable-file.ts";

/** A column of a file with its first values, so that a person recognises it. */
export type ColumnRead = { name: string; samples: readonly string[] };

const mostColumns = 100;
const mostSamples = 3;

/** Reads the beginning of a table; no column when it cannot be read. */
export async function readColumns(file: ScannedFile): Promise<ColumnRead[]> {
  const rows: (readonly string[])[] = [];
  try {
    for await (const batch of tableRows({ ...file, renamed: new Map() }, new Set(), () => undefined)) {
      for (const row of batch) if ("cells" in row) rows.push(row.cells);
      if (rows.length > mostSamples) break;
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
  }
  const [header = [], ...lines] = rows;
  return header.slice(0, mostColumns).map((name, at) => ({
    name: printable(name.trim()),
    samples: lines.slice(0, mostSamples).map((cells) => printable((cells[at] ?? "").trim())),
  }));
}
