import { printable } from "#imports/findings/refusal.ts";
import { refusalAt } from "./cells.ts";
import { judgeBooking } from "./judge-booking.rules.ts";
import type { Emit, MessageReader } from "./message-reader.ts";
import { find, textOf, type XmlElement } from "./xml/xml-element.rules.ts";

/** Reads a camt.054: what the bank has booked on the organisation's account. */
export function noticesReader({ item, remark }: Emit): MessageReader {
  let [inEntry, inBatch, bareBatches, oddBatches] = [0, 0, 0, 0];
  /** A transaction without an amount has that of its entry if it is alone: the first waits for a second. */
  let first: XmlElement | undefined;

  const judge = (entry: XmlElement, details: XmlElement | undefined, isAlone: boolean) =>
    item(judgeBooking(entry, details, isAlone));

  return {
    TxDtls(details) {
      const entry = details.parent?.parent;
      [inEntry, inBatch] = [inEntry + 1, inBatch + 1];
      if (inEntry === 1 || !entry) {
        first = details;
        return;
      }
      if (first) judge(entry, first, false);
      first = undefined;
      judge(entry, details, false);
    },
    NtryDtls(details) {
      const batch = find(details, "Btch");
      const told = textOf(batch, "NbOfTxs");
      if (batch && inBatch === 0) {
        bareBatches += 1;
        const reason = `lot de ${printable(told) || "plusieurs"} opérations sans leur détail : demandez l’avis détaillé à la banque`;
        item({ unmatched: refusalAt(batch, reason, textOf(batch, "PmtInfId") || textOf(batch, "MsgId")) });
      } else if (told && Number(told) !== inBatch) oddBatches += 1;
      inBatch = 0;
    },
    Ntry(entry) {
      if (first) judge(entry, first, true);
      else if (inEntry === 0 && bareBatches === 0) judge(entry, undefined, true);
      [first, inEntry, bareBatches] = [undefined, 0, 0];
    },
    BkToCstmrDbtCdtNtfctn(message) {
      if (oddBatches > 0)
        remark(
          `${oddBatches} ${oddBatches > 1 ? "lots annoncent" : "lot annonce"} un autre nombre d’opérations que celui du détail`,
        );
      if (textOf(message, "GrpHdr", "MsgPgntn", "LastPgInd") === "false")
        remark("ce message a une suite : importez aussi les autres fichiers");
    },
  };
}
