import type { FileSource } from "#imports/detect/file-source.ts";
import { refusalOfLine } from "#imports/findings/refusal.ts";
import { UnreadableFile } from "#imports/rows/unreadable-file.ts";
import type { BankFileKind, BankItem } from "../bank-file.ts";
import { type Emit, type MessageReader, messageIdOf, refuseFile } from "./message-reader.ts";
import { messageOf } from "./messages.rules.ts";
import { answersReader } from "./read-answers.ts";
import { noticesReader } from "./read-notices.ts";
import { ordersReader } from "./read-orders.ts";
import { xmlReader } from "./xml/xml-reader.ts";
import { xmlText } from "./xml/xml-text.ts";

const readers: Readonly<Record<BankFileKind, (emit: Emit) => MessageReader>> = {
  "pain.001": ordersReader,
  "pain.002": answersReader,
  "camt.054": noticesReader,
};

/**
 * Reads a pain.001, pain.002 or camt.054 as a stream, in batches. The last item says what file it was. `onBytes`
 * receives the number of bytes read so far. Throws `UnreadableFile` at what refuses the whole file.
 */
export async function* readBankFile(
  source: FileSource,
  onBytes: (bytes: number) => void,
): AsyncGenerator<readonly BankItem[]> {
  let items: BankItem[] = [];
  const remarks = new Set<string>();
  let messages = 0;
  const reader = xmlReader((root) => {
    const message = messageOf(root);
    if (!message.ok) throw new UnreadableFile(refusalOfLine(root.line, message.refusal));
    const { kind, version, trail } = message.value;
    const read = readers[kind]({ item: (item) => items.push(item), remark: (text) => remarks.add(text) });
    return {
      trail,
      closed(element) {
        if (element.name === "Document" && messages !== 1)
          throw refuseFile(element, `un ${kind} contient un élément ${trail[1]}, et un seul`);
        read[element.name]?.(element);
        if (element.name !== trail[1]) return;
        messages += 1;
        items.push({ file: { kind, version, messageId: messageIdOf(element), remarks: [...remarks] } });
      },
    };
  });
  for await (const text of xmlText(source, onBytes)) {
    reader.write(text);
    if (items.length === 0) continue;
    yield items;
    items = [];
  }
  reader.close();
  yield items;
}
