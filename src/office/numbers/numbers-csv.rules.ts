import { byteOrderMark, type CsvCell, csvRow } from "#kernel/text/csv-row.ts";
import { cellInFile } from "./shown/describe-cell.rules.ts";
import type { Figures } from "./shown/figures.ts";

/** One line for each value, as it is shown on the page: a spreadsheet turns them as it likes. */
export function figuresInFile(all: readonly Figures[]): string {
  const header: CsvCell[] = ["Chiffres", "Ligne", "Colonne", "Valeur", "Unité"];
  return byteOrderMark + [header, ...all.flatMap(linesOf)].map(csvRow).join("");
}

const linesOf = ({ title, now, rows, columns }: Figures): CsvCell[][] => [
  ...(now ? [[title, "Maintenant", now.label, ...cellInFile(now.cell)]] : []),
  ...columns.flatMap(({ label, cells, total }) => [
    ...rows.map(({ words }, row) => [title, words, label, ...cellInFile(cells[row])]),
    ...(total ? [[title, "Total", label, ...cellInFile(total)]] : []),
  ]),
];
