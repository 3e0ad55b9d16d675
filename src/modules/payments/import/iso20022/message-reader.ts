import { UnreadableFile } from "#imports/rows/unreadable-file.ts";
import type { BankItem } from "../bank-file.ts";
import { longestId, refusalAt } from "./cells.ts";
import { textOf, type XmlElement } from "./xml/xml-element.rules.ts";

/** One reader for each element on the trail of its message, by name; it is called when the element closes. */
export type MessageReader = Readonly<Record<string, (element: XmlElement) => void>>;

/** `remark` is said once, at the end, in the order of the first times. */
export type Emit = { item: (item: BankItem) => void; remark: (text: string) => void };

export const refuseFile = (at: XmlElement | undefined, reason: string, value = "") =>
  new UnreadableFile(refusalAt(at, reason, value));

/** `MsgId` of the message that this element is part of. Throws `UnreadableFile` where it is missing. */
export function messageIdOf(message: XmlElement | undefined): string {
  const id = textOf(message, "GrpHdr", "MsgId");
  if (!id) throw refuseFile(message, "le message n’a pas d’identifiant (MsgId)");
  if (id.length > longestId) throw refuseFile(message, "identifiant (MsgId) de plus de 35 signes", id);
  return id;
}
