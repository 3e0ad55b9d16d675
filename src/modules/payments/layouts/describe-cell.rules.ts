import { type Day, describeShortDay } from "#kernel/values/day.ts";
import { describeMoney, type Money } from "#kernel/values/money.ts";
import type { CellValue, LayoutColumn } from "./layout.ts";

/** As pages and documents show it: "12/03/2026", "1 234,56 €", "33,33 %"; "" for none. */
export function describeCell(column: LayoutColumn, value: CellValue): string {
  if (value === null) return "";
  switch (column.kind) {
    case "money":
      return describeMoney(value as Money);
    case "day":
      return describeShortDay(value as Day);
    case "percent":
      return `${describeHundredths(Number(value))} %`;
    case "choice":
      return column.values[String(value)] ?? String(value);
    default:
      return String(value);
  }
}

/** 3333 is "33,33", 5000 is "50". */
export function describeHundredths(hundredths: number): string {
  const decimals = String(hundredths % 100)
    .padStart(2, "0")
    .replace(/0+$/, "");
  return `${Math.floor(hundredths / 100)}${decimals && `,${decimals}`}`;
}
