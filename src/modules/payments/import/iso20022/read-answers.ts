import { placesOf, rejectedOrder, rejectedTransfer, statusOf } from "./judge-rejection.rules.ts";
import { type Emit, type MessageReader, refuseFile } from "./message-reader.ts";
import { find, textOf } from "./xml/xml-element.rules.ts";

const rejected = "RJCT";

/**
 * Reads a pain.002: the bank's answers to an order. Only rejections count: an acceptance proves no payment. A rejected
 * batch or message follows its transfers, whose own reasons are more precise.
 */
export function answersReader({ item, remark }: Emit): MessageReader {
  const accepted = new Map<string, number>();
  const count = (status: string) => accepted.set(status, (accepted.get(status) ?? 0) + 1);
  let [transfers, batches] = [0, 0];

  return {
    TxInfAndSts(transfer) {
      transfers += 1;
      const status = placesOf(transfer).map(statusOf).find(Boolean);
      if (status === rejected) item(rejectedTransfer(transfer));
      else count(nameOf(status));
    },
    OrgnlPmtInfAndSts(batch) {
      batches += 1;
      const status = statusOf(batch);
      if (status === rejected) item(rejectedOrder(batch, "batch"));
      else if (transfers === 0 && status) count(nameOf(status));
      transfers = 0;
    },
    CstmrPmtStsRpt(message) {
      const group = find(message, "OrgnlGrpInfAndSts");
      const original = textOf(group, "OrgnlMsgNmId");
      if (original && !original.startsWith("pain.001"))
        throw refuseFile(message, "cette réponse ne concerne pas des virements (pain.001)", original);
      const status = statusOf(group);
      if (group && status === rejected) item(rejectedOrder(group, "message"));
      else if (batches === 0) count(nameOf(status));
      for (const [name, answers] of accepted)
        remark(
          `${answers} ${answers > 1 ? "réponses" : "réponse"} sans rejet (${name}) : aucune ne prouve un paiement`,
        );
    },
  };
}

/** Codes are four letters; a hostile file cannot make the list of remarks long. */
const named = /^(?:AC[A-Z]{2}|PDNG|RCVD|PART|CANC)$/;
const nameOf = (status: string | undefined) => (status && named.test(status) ? status : "autre état");
