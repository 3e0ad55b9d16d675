import { isUtf8 } from "node:buffer";
import { type FileSource, piecesOf } from "#imports/detect/file-source.ts";
import { whereFrenchIsUtf8 } from "#imports/encoding/encoding.rules.ts";
import { refusalOfLine } from "#imports/findings/refusal.ts";
import { UnreadableFile } from "#imports/rows/unreadable-file.ts";
import { encodingOf, type NamedEncoding, startsLikeXml, strayControl } from "./xml-encoding.rules.ts";

/** Decodes a piece that begins at that line; `null` ends the text. Throws `UnreadableFile`. */
type Decode = (piece: Buffer | null, line: number) => string;

/** The text of an XML file, piece by piece, once its encoding is proven right. Throws `UnreadableFile`. */
export async function* xmlText(source: FileSource, onBytes: (bytes: number) => void): AsyncGenerator<string> {
  let decode: Decode | null = null;
  let [bytes, line] = [0, 1];
  for await (const piece of piecesOf(source)) {
    decode ??= decoderFor(piece);
    const text = decode(piece, line);
    line += lineEnds(text);
    yield text;
    bytes += piece.length;
    onBytes(bytes);
  }
  if (!decode) throw unreadable(1, "fichier vide");
  yield decode(null, line);
}

const unreadable = (line: number, reason: string) => new UnreadableFile(refusalOfLine(line, reason));
const lineEnds = (text: string) => text.split("\n").length - 1;

function decoderFor(head: Buffer): Decode {
  if (!startsLikeXml(head)) throw unreadable(1, "ce n’est pas un fichier XML");
  const encoding = encodingOf(head);
  if (!encoding.ok) throw unreadable(1, encoding.refusal);
  return encoding.value.encoding.startsWith("utf") ? unicode(encoding.value) : oneByte(encoding.value);
}

function unicode({ name, encoding }: NamedEncoding): Decode {
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (piece, line) => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
    } catch {
      if (!piece) throw unreadable(line, "le fichier s’arrête au milieu d’une lettre : il est tronqué");
      const before = encoding === "utf-8" ? linesOfUtf8(piece) : 0;
      throw unreadable(
        line + before,
        `le fichier devrait être en ${name}, et ne l’est pas : demandez-le en UTF-8`,
      );
    }
  };
}

/** The lines before the fault. The first bytes may end a letter of the piece before. */
function linesOfUtf8(piece: Buffer): number {
  let from = piece.findIndex((byte) => byte < 0x80 || byte > 0xbf);
  for (let lines = 0; ; lines++) {
    const end = piece.indexOf(10, from);
    if (end < 0 || !isUtf8(piece.subarray(from, end))) return lines;
    from = end + 1;
  }
}

/** `TextDecoder` would read ISO-8859-1 as Windows-1252. */
function oneByte({ name, encoding }: NamedEncoding): Decode {
  const decoder = encoding === "iso-8859-1" ? null : new TextDecoder(encoding);
  let last = Buffer.alloc(0);
  return (piece, line) => {
    if (!piece) return "";
    const bytes = Buffer.concat([last, piece]);
    const text = decoder?.decode(piece) ?? piece.toString("latin1");
    const mixed = whereFrenchIsUtf8(bytes);
    const before = mixed < 0 ? text.slice(0, text.search(strayControl)) : bytes.toString("latin1", 0, mixed);
    const fault = mixed < 0 ? "un octet n’y veut rien dire" : "il est en UTF-8";
    if (mixed >= 0 || strayControl.test(text))
      throw unreadable(line + lineEnds(before), `le fichier se dit en ${name}, mais ${fault}`);
    last = Buffer.from(piece.subarray(-1));
    return text;
  };
}
