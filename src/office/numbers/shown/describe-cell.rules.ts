import type { CsvCell } from "#kernel/text/csv-row.ts";
import { describeMoney } from "#kernel/values/money.ts";
import type { Cell } from "./figures.ts";

/** "1 234", with plain spaces. */
export const describeCount = (count: number) => String(count).replace(/\B(?=(?:\d{3})+$)/g, " ");

const inPercent = (tenths: number) => `${Math.floor(tenths / 10)},${tenths % 10}`;

export function describeCell(cell: Cell): string {
  switch (cell.kind) {
    case "count":
      return describeCount(cell.value);
    case "few":
      return "moins de 5";
    case "hidden":
      return "masqué";
    case "share":
      return `${inPercent(cell.tenths)} %`;
    case "money":
      return describeMoney(cell.amount);
    case "words":
      return cell.words;
  }
}

/** For a file: numbers without separated thousands, and amounts in euros. */
export function cellInFile(cell: Cell): CsvCell {
  if (cell.kind === "count") return String(cell.value);
  if (cell.kind === "share") return inPercent(cell.tenths);
  return cell.kind === "money" ? cell.amount : describeCell(cell);
}
