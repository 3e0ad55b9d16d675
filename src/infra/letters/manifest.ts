import { open } from "node:fs/promises";
import { csvRow } from "#kernel/text/csv-row.ts";

/** For the printer's operator; never the secret. `place`: from 1 in the batch. */
export type ManifestLine = {
  place: number;
  letter: string;
  reference: string;
  number: string;
  lines: readonly string[];
  pages: number;
};

const addressColumns = Array.from({ length: 6 }, (_, index) => `line_${index + 1}`);
const columns = ["letter", "number", ...addressColumns, "pages", "place", "reference"];

/** The list of a batch, as a CSV. */
export function manifestOf(lines: readonly ManifestLine[]): string {
  const rows = lines.map(({ letter, number, lines, pages, place, reference }) => {
    const six = addressColumns.map((_, index) => lines[index] ?? "");
    return [letter, number, ...six, String(pages), String(place), reference];
  });
  return `\uFEFF${[columns, ...rows].map(csvRow).join("")}`;
}

export async function writeManifest(path: string, lines: readonly ManifestLine[]) {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(manifestOf(lines));
    await file.sync();
  } finally {
    await file.close();
  }
}
