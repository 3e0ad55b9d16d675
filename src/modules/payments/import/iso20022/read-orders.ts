import { printable } from "#imports/findings/refusal.ts";
import type { Day } from "#kernel/values/day.ts";
import type { BankItem } from "../bank-file.ts";
import { accountOf, dateText, labelOf, longestId, moneyOf, readReference, refusalAt } from "./cells.ts";
import { addAmount, checkTotals, noTotals } from "./control-totals.ts";
import { readDecimal } from "./decimal.rules.ts";
import { parisDay } from "./iso-day.rules.ts";
import { type Emit, type MessageReader, messageIdOf, refuseFile } from "./message-reader.ts";
import { find, textOf, type XmlElement } from "./xml/xml-element.rules.ts";

/** Reads a pain.001: what the organisation orders its bank to pay. */
export function ordersReader({ item, remark }: Emit): MessageReader {
  const inMessage = noTotals();
  let inBatch = noTotals();
  let batch: Batch | null = null;

  return {
    CdtTrfTxInf(transfer) {
      batch ??= openBatch(transfer.parent);
      const amount = readDecimal(amountOf(transfer)?.text ?? "");
      for (const totals of [inBatch, inMessage]) addAmount(totals, amount);
      item(orderedBy(transfer, batch));
    },
    PmtInf(element) {
      batch ??= openBatch(element);
      tellUnsaid("un lot au moins", checkTotals(element, `le lot ${printable(batch.id)}`, inBatch));
      [batch, inBatch] = [null, noTotals()];
    },
    CstmrCdtTrfInitn(message) {
      if (inMessage.count === 0) throw refuseFile(message, "aucun virement dans le fichier");
      tellUnsaid("l’en-tête", checkTotals(find(message, "GrpHdr") ?? message, "l’en-tête", inMessage));
    },
  };

  function tellUnsaid(where: string, names: readonly string[]): void {
    if (names.length > 0) remark(`${where} ne dit pas ${names.join(" ni ")} : ce contrôle n’a pas eu lieu`);
  }
}

type Batch = { id: string; messageId: string; on: Day };

const otherMethods: ReadonlyMap<string, string> = new Map([
  ["CHK", "CHK, des chèques"],
  ["TRA", "TRA, des avis entre banques"],
  ["", "absent"],
]);

function openBatch(element: XmlElement | undefined): Batch {
  const method = textOf(element, "PmtMtd");
  const id = textOf(element, "PmtInfId");
  const other = otherMethods.get(method) ?? printable(method);
  if (other !== "TRF")
    throw refuseFile(element, `seuls les virements (TRF) sont lus ; PmtMtd est ${other}`, id);
  const on = parisDay(dateText(find(element, "ReqdExctnDt")));
  if (!on) throw refuseFile(element, "date d’exécution (ReqdExctnDt) absente ou illisible", id);
  return { id, messageId: messageIdOf(element?.parent), on };
}

const amountOf = (transfer: XmlElement) =>
  find(transfer, "Amt", "InstdAmt") ?? find(transfer, "Amt", "EqvtAmt", "Amt");

function orderedBy(transfer: XmlElement, batch: Batch): BankItem {
  const endToEnd = textOf(transfer, "PmtId", "EndToEndId");
  const amount = moneyOf(amountOf(transfer));
  const { iban, fault } = accountOf(find(transfer, "CdtrAcct"));
  const reference = readReference(endToEnd);
  const unmatched = (reason: string) => ({ unmatched: refusalAt(transfer, reason, endToEnd) });
  const refuse = (reason: string, value: string) => ({ refused: refusalAt(transfer, reason, value) });

  if (find(transfer, "Amt", "EqvtAmt"))
    return unmatched("montant en contre-valeur (EqvtAmt) : seuls les virements en euros sont lus");
  if (!amount.ok && amount.refusal.isForeign) return unmatched(amount.refusal.reason);
  if (!amount.ok) return refuse(amount.refusal.reason, amountOf(transfer)?.text ?? "");
  if (amount.value === 0) return refuse("montant nul", endToEnd);
  if (endToEnd.length > longestId) return refuse("référence (EndToEndId) de plus de 35 signes", endToEnd);
  if (fault) return refuse(fault, textOf(transfer, "CdtrAcct", "Id", "IBAN"));
  if (!reference && !iban)
    return unmatched("ni référence (EndToEndId) ni IBAN : rien ne dit à qui va ce virement");
  return {
    entry: {
      line: transfer.line,
      says: "ordered",
      about: "transfer",
      order: { messageId: batch.messageId, batchId: batch.id || null },
      reference,
      amount: amount.value,
      iban,
      on: batch.on,
      orderedFor: batch.on,
      label: labelOf(transfer),
      reason: null,
    },
  };
}
