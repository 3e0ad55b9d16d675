import { SaxesParser } from "saxes";
import { printable, refusalOfLine } from "#imports/findings/refusal.ts";
import { UnreadableFile } from "#imports/rows/unreadable-file.ts";
import type { XmlElement } from "./xml-element.rules.ts";
import { noEntities, whyMalformed } from "./xml-faults.rules.ts";

/** Elements on `trail`, the names from the root downwards, are handed over as they close, then forgotten. */
export type Outline = { trail: readonly string[]; closed: (element: XmlElement) => void };

/** Far above any real file: they bound the memory that a hostile one takes. `element` is the weight of what is kept. */
const limits = { depth: 40, text: 16 * 1024, element: 1024 * 1024, silence: 1024 * 1024 };
const weightOfElement = 50;

/** Reads a document written in pieces. `choose` receives the root. Throws `UnreadableFile`. */
export function xmlReader(choose: (root: { name: string; uri: string; line: number }) => Outline) {
  const parser = new SaxesParser({ xmlns: true });
  let [depth, onTrail, weight, silence] = [0, 0, 0, 0];
  let namespace = "";
  let outline: Outline | null = null;
  let open: XmlElement | undefined;
  let isEnding = false;
  const weights: number[] = [];
  const refuse = (reason: string) => new UnreadableFile(refusalOfLine(parser.line, reason));
  const keep = (added: number) => {
    silence = 0;
    weight += added;
    if (weight > limits.element)
      throw refuse(`élément démesuré, dans ${printable(open?.name ?? "Document")}`);
  };

  // Six handlers at most: with a seventh V8 keeps the parser's fields in a hash table, and reading takes four times longer.
  parser.on("error", ({ message }) => {
    throw refuse(whyMalformed(message, isEnding ? (open?.name ?? "") : null));
  });
  parser.on("doctype", () => {
    throw refuse(noEntities);
  });
  parser.on("opentag", ({ local, uri, attributes }) => {
    if (depth === 0) {
      outline = choose({ name: local, uri, line: parser.line });
      namespace = uri;
    }
    // Extensions have namespaces of their own.
    const name = uri === namespace ? local : `${uri} ${local}`;
    if (onTrail === depth && outline?.trail[depth] === name) onTrail += 1;
    weights.push(weight);
    depth += 1;
    if (depth > limits.depth) throw refuse(`plus de ${limits.depth} éléments emboîtés`);
    keep(weightOfElement);
    const currency = attributes.Ccy?.value ?? "";
    open = { name, line: parser.line, currency, text: "", children: [], parent: open };
  });
  const addText = (text: string) => {
    if (!open || text.trim() === "") return keep(0);
    open.text += text;
    if (open.text.length > limits.text) throw refuse(`texte démesuré dans l’élément ${printable(open.name)}`);
    keep(text.length);
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    const element = open;
    if (!element) return;
    element.text = element.text.trim();
    open = element.parent;
    const before = weights.pop() ?? 0;
    if (onTrail === depth) {
      outline?.closed(element);
      [onTrail, weight] = [onTrail - 1, before];
    } else open?.children.push(element);
    depth -= 1;
    keep(0);
  });

  return {
    write(piece: string) {
      silence += piece.length;
      parser.write(piece);
      if (silence > limits.silence) throw refuse("balise, commentaire ou texte démesuré");
    },
    close() {
      isEnding = true;
      parser.close();
    },
  };
}
