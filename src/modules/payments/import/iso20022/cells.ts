import { printable, type Refusal } from "#imports/findings/refusal.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Money } from "#kernel/values/money.ts";
import { readIban } from "#registry/holders/iban.ts";
import { readEuros } from "./decimal.rules.ts";
import { childrenOf, find, textOf, type XmlElement } from "./xml/xml-element.rules.ts";

export const refusalAt = (at: XmlElement | undefined, reason: string, value = ""): Refusal => ({
  line: at?.line ?? 1,
  column: "",
  reason,
  value,
});

/** Max35Text, as every identifier of ISO 20022. */
export const longestId = 35;

const withoutReference = /^(?:NOT ?PROVIDED)?$/i;

/** `null` where an EndToEndId is absent or says that there is none. */
export const readReference = (text: string): string | null => (withoutReference.test(text) ? null : text);

/** `fault`: why the IBAN there is cannot be read, in French. Other accounts have neither. */
export function accountOf(account: XmlElement | undefined): { iban: string | null; fault: string | null } {
  const text = textOf(account, "Id", "IBAN");
  if (!text) return { iban: null, fault: null };
  const iban = readIban(text);
  return iban.ok ? { iban: iban.value, fault: null } : { iban: null, fault: iban.refusal };
}

/** `isForeign`: another currency, which is no fault of the file. */
export type AmountFault = { isForeign: boolean; reason: string };

export function moneyOf(amount: XmlElement | undefined): Result<Money, AmountFault> {
  if (!amount) return refused({ isForeign: false, reason: "montant absent" });
  if (amount.currency && amount.currency !== "EUR")
    return refused({
      isForeign: true,
      reason: `devise ${printable(amount.currency)} : seuls les euros sont lus`,
    });
  const euros = readEuros(amount.text);
  if (!euros.ok) return refused({ isForeign: false, reason: euros.refusal });
  return amount.currency ? done(euros.value) : refused({ isForeign: false, reason: "montant sans devise" });
}

/** As in SEPA: one line of 140 signs. */
const longestLabel = 140;

export function labelOf(about: XmlElement | undefined): string {
  const remittance = find(about, "RmtInf");
  const free = childrenOf(remittance, "Ustrd").map(({ text }) => text);
  const structured = childrenOf(remittance, "Strd").map((one) => textOf(one, "CdtrRefInf", "Ref"));
  const text = (free.length > 0 ? free : structured).join(" ").replace(/\s+/g, " ").trim();
  return [...text].slice(0, longestLabel).join("");
}

/** The date of a choice between `Dt` and `DtTm`, or of the element itself. */
export const dateText = (element: XmlElement | undefined): string =>
  textOf(element, "Dt") || textOf(element, "DtTm") || textOf(element);
