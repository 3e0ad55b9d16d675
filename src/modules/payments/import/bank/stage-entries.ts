import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ImportedFile } from "#imports/detect/imported-file.ts";
import { UnreadableFile } from "#imports/rows/unreadable-file.ts";
import type { Reading } from "#imports/run/import-subject.ts";
import type { BankFile } from "../bank-file.ts";
import { readBankFile } from "../iso20022/read-bank-file.ts";
import { copyToBankStaging, toEntryLine } from "./bank-staging.queries.ts";

export type StagedEntries = { is: "bank"; message: BankFile; entries: number; today: string };

const pieceLength = 64 * 1024;

/** One pass over the message, with a few pieces in memory. `null`: refused. Lists what concerns no transfer of ours. */
export async function stageEntries({
  file,
  session,
  findings: { rejects },
  today,
  onBytes,
}: Reading<ImportedFile>): Promise<StagedEntries | null> {
  const messages: BankFile[] = [];
  let [entries, refusals] = [0, 0];

  async function* copyText() {
    let text = "";
    for await (const items of readBankFile(file.source, onBytes)) {
      for (const item of items) {
        if ("entry" in item) text += toEntryLine(item.entry, ++entries);
        else if ("unmatched" in item) await rejects.add(item.unmatched);
        else if ("file" in item) messages.push(item.file);
        else {
          refusals += 1;
          await rejects.add(item.refused);
        }
      }
      if (text.length < pieceLength) continue;
      yield text;
      text = "";
    }
    if (text) yield text;
  }

  async function* untilUnreadable() {
    try {
      yield* copyText();
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      refusals += 1;
      await rejects.add(error.refusal);
    }
  }

  await pipeline(Readable.from(untilUnreadable()), session.copyInto(copyToBankStaging));
  const [message] = messages;
  return message && refusals === 0 ? { is: "bank", message, entries, today } : null;
}
