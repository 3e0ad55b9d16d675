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

/** For a file: the value without separated thousands, and its unit. */
export function cellInFile(cell: Cell | undefined): readonly [value: CsvCell, unit: string] {
  if (!cell) return ["", ""];
  switch (cell.kind) {
    case "count":
      return [String(cell.value), ""];
    case "share":
      return [cell.tenths * 10, "%"];
    case "money":
      return [cell.amount, "€"];
    default:
      return [describeCell(cell), ""];
  }
}
