import { open } from "node:fs/promises";
import { csvRow } from "#kernel/text/csv-row.ts";

/** For the printer's operator; never the secret. */
export type ManifestLine = { letter: string; number: string; lines: readonly string[]; pages: number };

const columns = ["letter", "number", "line_1", "line_2", "line_3", "line_4", "line_5", "line_6", "pages"];

export async function writeManifest(path: string, lines: readonly ManifestLine[]) {
  const rows = lines.map(({ letter, number, lines, pages }) => {
    const six = Array.from({ length: 6 }, (_, index) => lines[index] ?? "");
    return [letter, number, ...six, String(pages)];
  });
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(`\uFEFF${[columns, ...rows].map(csvRow).join("")}`);
    await file.sync();
  } finally {
    await file.close();
  }
}
