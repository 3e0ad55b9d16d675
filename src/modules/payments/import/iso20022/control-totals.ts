import { printable } from "#imports/findings/refusal.ts";
import { type Decimal, describeDecimal, readDecimal } from "./decimal.rules.ts";
import { refuseFile } from "./message-reader.ts";
import { textOf, type XmlElement } from "./xml/xml-element.rules.ts";

/** What is counted as transfers pass. `sum` is `null` once an amount cannot be read: that amount is refused by itself. */
export type ControlTotals = { count: number; sum: Decimal | null };

export const noTotals = (): ControlTotals => ({ count: 0, sum: 0n });

export function addAmount(totals: ControlTotals, amount: Decimal | null): void {
  totals.count += 1;
  totals.sum = totals.sum === null || amount === null ? null : totals.sum + amount;
}

/**
 * Compares `NbOfTxs` and `CtrlSum` with what was read. Throws `UnreadableFile` on a difference, and returns the names
 * of those that are absent.
 */
export function checkTotals(told: XmlElement, where: string, read: ControlTotals): readonly string[] {
  const count = textOf(told, "NbOfTxs");
  if (count && count.replace(/^0+(?=\d)/, "") !== String(read.count))
    throw refuseFile(
      told,
      `nombre de virements (NbOfTxs) : ${where} annonce ${printable(count)}, le compte est de ${read.count}`,
    );
  const sum = textOf(told, "CtrlSum");
  const announced = readDecimal(sum);
  if (sum && read.sum !== null && announced !== read.sum) {
    const said = announced === null ? printable(sum) : describeDecimal(announced);
    const found = describeDecimal(read.sum);
    throw refuseFile(told, `total (CtrlSum) : ${where} annonce ${said}, les montants font ${found}`);
  }
  return [count ? "" : "NbOfTxs", sum ? "" : "CtrlSum"].filter(Boolean);
}
