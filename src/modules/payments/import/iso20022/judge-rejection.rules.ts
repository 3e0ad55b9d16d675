import type { BankItem } from "../bank-file.ts";
import { accountOf, dateText, labelOf, moneyOf, readReference, refusalAt } from "./cells.ts";
import { parisDay } from "./iso-day.rules.ts";
import { childrenOf, codeOf, find, textOf, type XmlElement } from "./xml/xml-element.rules.ts";

/** The places whose status and reason hold for a transfer, the most precise first. */
export const placesOf = (transfer: XmlElement): readonly (XmlElement | undefined)[] => [
  transfer,
  transfer.parent,
  find(transfer.parent?.parent, "OrgnlGrpInfAndSts"),
];

export const statusOf = (place: XmlElement | undefined) =>
  textOf(place, "TxSts") || textOf(place, "PmtInfSts") || textOf(place, "GrpSts");

const reasonOf = (place: XmlElement | undefined) =>
  childrenOf(place, "StsRsnInf")
    .map((information) => codeOf(find(information, "Rsn")))
    .find(Boolean)
    ?.slice(0, 35);

const reasonAmong = (places: readonly (XmlElement | undefined)[]) =>
  places.map(reasonOf).find(Boolean) ?? null;

/** The day of the answer, and the order it answers. */
function answered(message: XmlElement | undefined, batch: XmlElement | undefined) {
  return {
    says: "rejected",
    on: parisDay(textOf(message, "GrpHdr", "CreDtTm")),
    order: {
      messageId: textOf(message, "OrgnlGrpInfAndSts", "OrgnlMsgId") || null,
      batchId: textOf(batch, "OrgnlPmtInfId") || null,
    },
  } as const;
}

export function rejectedTransfer(transfer: XmlElement): BankItem {
  const original = find(transfer, "OrgnlTxRef");
  const endToEnd = textOf(transfer, "OrgnlEndToEndId");
  const told = find(original, "Amt", "InstdAmt");
  const amount = told ? moneyOf(told) : null;
  if (amount?.ok === false)
    return amount.refusal.isForeign
      ? { unmatched: refusalAt(transfer, amount.refusal.reason, endToEnd) }
      : { refused: refusalAt(transfer, amount.refusal.reason, told?.text) };
  const reference = readReference(endToEnd);
  const { iban } = accountOf(find(original, "CdtrAcct"));
  if (!reference && !(iban && amount))
    return {
      unmatched: refusalAt(
        transfer,
        "rejet sans référence, ni montant et IBAN : rien ne dit de quel virement",
      ),
    };
  const batch = transfer.parent;
  return {
    entry: {
      ...answered(batch?.parent, batch),
      line: transfer.line,
      about: "transfer",
      reference,
      amount: amount?.value ?? null,
      iban,
      orderedFor: parisDay(dateText(find(original, "ReqdExctnDt"))),
      label: labelOf(original),
      reason: reasonAmong(placesOf(transfer)),
    },
  };
}

export function rejectedOrder(place: XmlElement, about: "batch" | "message"): BankItem {
  const message = place.parent;
  const answer = answered(message, about === "batch" ? place : undefined);
  const { messageId, batchId } = answer.order;
  if (!messageId || (about === "batch" && !batchId))
    return {
      refused: refusalAt(place, "rejet d’un ordre dont l’identifiant est absent (OrgnlMsgId, OrgnlPmtInfId)"),
    };
  return {
    entry: {
      ...answer,
      line: place.line,
      about,
      reference: null,
      amount: null,
      iban: null,
      orderedFor: null,
      label: "",
      reason: reasonAmong([place, find(message, "OrgnlGrpInfAndSts")]),
    },
  };
}
