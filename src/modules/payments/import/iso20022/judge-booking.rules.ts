import { printable } from "#imports/findings/refusal.ts";
import type { BankEntry, BankItem } from "../bank-file.ts";
import { accountOf, dateText, labelOf, longestId, moneyOf, readReference, refusalAt } from "./cells.ts";
import { parisDay } from "./iso-day.rules.ts";
import { codeOf, find, textOf, type XmlElement } from "./xml/xml-element.rules.ts";

const notBooked: ReadonlyMap<string, string> = new Map([
  ["PDNG", "écriture en attente (PDNG)"],
  ["INFO", "écriture pour information (INFO)"],
  ["FUTR", "écriture à venir (FUTR)"],
]);

/** What an entry of a camt.054, or one of its transactions, says. `isAlone`: the entry has no second transaction. */
export function judgeBooking(entry: XmlElement, details: XmlElement | undefined, isAlone: boolean): BankItem {
  const about = details ?? entry;
  const endToEnd = textOf(about, "Refs", "EndToEndId");
  const shown = endToEnd || textOf(about, "Refs", "InstrId") || textOf(entry, "AcctSvcrRef");
  const unmatched = (reason: string) => ({ unmatched: refusalAt(about, reason, shown) });
  const refuse = (reason: string, value = shown) => ({ refused: refusalAt(about, reason, value) });

  const status = codeOf(find(entry, "Sts"));
  if (status !== "BOOK")
    return unmatched(
      `${notBooked.get(status) ?? `écriture dans l’état « ${printable(status)} »`} : elle ne prouve pas un paiement`,
    );
  const told = amountOf(details) ?? find(entry, "Amt");
  const amount = moneyOf(told);
  if (!amount.ok)
    return amount.refusal.isForeign
      ? unmatched(amount.refusal.reason)
      : refuse(amount.refusal.reason, told?.text);
  const says = saysOf(entry, details);
  if (typeof says !== "string") return unmatched(says.not);
  if (endToEnd.length > longestId) return refuse("référence (EndToEndId) de plus de 35 signes");

  const bookedOn = dateText(find(entry, "BookgDt")) || dateText(find(entry, "ValDt"));
  const on = parisDay(bookedOn);
  if (bookedOn && !on) return refuse("date de l’écriture illisible", bookedOn);
  const reference = readReference(endToEnd);
  const iban = ibanOf(entry, details, says);
  const isOwnAmount = isAlone || amountOf(details) !== undefined;
  if (!reference && !(iban && isOwnAmount))
    return unmatched(
      "ni référence (EndToEndId), ni IBAN et montant : rien ne dit de quel virement il s’agit",
    );
  return {
    entry: {
      line: about.line,
      says,
      about: "transfer",
      order: orderOf(details),
      reference,
      amount: isOwnAmount ? amount.value : null,
      iban,
      on,
      orderedFor: null,
      label: labelOf(about),
      reason: says === "returned" ? codeOf(find(about, "RtrInf", "Rsn")).slice(0, longestId) || null : null,
    },
  };
}

/** The amount of one transaction; schema .02 has it among the details of the amount only. */
const amountOf = (details: XmlElement | undefined) =>
  find(details, "Amt") ??
  find(details, "AmtDtls", "TxAmt", "Amt") ??
  find(details, "AmtDtls", "InstdAmt", "Amt");

function saysOf(entry: XmlElement, details: XmlElement | undefined): "paid" | "returned" | { not: string } {
  const side = textOf(details, "CdtDbtInd") || textOf(entry, "CdtDbtInd");
  const isReturn = find(details, "RtrInf") !== undefined;
  const isReversal = ["true", "1"].includes(textOf(entry, "RvslInd"));
  if (side === "CRDT" && isReturn) return "returned";
  if (isReversal) return { not: "annulation d’une écriture (RvslInd) : à vérifier avec la banque" };
  if (side === "CRDT")
    return { not: "crédit sans motif de retour (RtrInf) : ce n’est pas un virement qui revient" };
  if (side !== "DBIT") return { not: "ni débit ni crédit (CdtDbtInd)" };
  return isReturn
    ? { not: "débit avec un motif de retour (RtrInf) : c’est un virement reçu, renvoyé" }
    : "paid";
}

/** The other account. Banks disagree whether a return keeps the parties of the transfer or exchanges them. */
function ibanOf(entry: XmlElement, details: XmlElement | undefined, says: BankEntry["says"]): string | null {
  const parties = find(details, "RltdPties");
  const creditor = accountOf(find(parties, "CdtrAcct")).iban;
  if (says === "paid") return creditor;
  const own = accountOf(find(entry.parent, "Acct")).iban;
  return creditor && creditor !== own ? creditor : accountOf(find(parties, "DbtrAcct")).iban;
}

function orderOf(details: XmlElement | undefined): BankEntry["order"] {
  const batch = find(details?.parent, "Btch");
  const idOf = (name: string) => textOf(details, "Refs", name) || textOf(batch, name) || null;
  return { messageId: idOf("MsgId"), batchId: idOf("PmtInfId") };
}
