import { printable } from "#imports/findings/refusal.ts";
import { done, type Result, refused } from "#kernel/result.ts";

export type XmlEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "iso-8859-1" | "iso-8859-15";

export type NamedEncoding = { name: string; encoding: XmlEncoding };

type Family = { name: string; encodings: readonly XmlEncoding[] };

/** By the names that declarations give them, in lower case. */
const declared: ReadonlyMap<string, Family> = new Map([
  ["utf-8", { name: "UTF-8", encodings: ["utf-8"] }],
  ["utf8", { name: "UTF-8", encodings: ["utf-8"] }],
  ["us-ascii", { name: "US-ASCII", encodings: ["utf-8"] }],
  ["utf-16", { name: "UTF-16", encodings: ["utf-16le", "utf-16be"] }],
  ["utf-16le", { name: "UTF-16", encodings: ["utf-16le"] }],
  ["utf-16be", { name: "UTF-16", encodings: ["utf-16be"] }],
  ["windows-1252", { name: "Windows-1252", encodings: ["windows-1252"] }],
  ["iso-8859-1", { name: "ISO-8859-1", encodings: ["iso-8859-1"] }],
  ["iso-8859-15", { name: "ISO-8859-15", encodings: ["iso-8859-15"] }],
]);

/** First bytes: a byte order mark (BOM), or "<" in two bytes. XML 1.0, appendix F. */
const beginnings: readonly { bytes: readonly number[]; encoding: XmlEncoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { bytes: [0xff, 0xfe], encoding: "utf-16le" },
  { bytes: [0xfe, 0xff], encoding: "utf-16be" },
  { bytes: [0x3c, 0x00], encoding: "utf-16le" },
  { bytes: [0x00, 0x3c], encoding: "utf-16be" },
];

const declaration = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"'<>]*)["']/;

/** Whether a file is XML rather than a table, by its first bytes. */
export const startsLikeXml = (head: Uint8Array): boolean => /^\s*</.test(plainLetters(head));

/** The encoding of an XML file; a refusal is a French reason. */
export function encodingOf(head: Uint8Array): Result<NamedEncoding, string> {
  const seen = beginnings.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte))?.encoding;
  const told = declaration.exec(plainLetters(head))?.[1] ?? (seen && isWide(seen) ? "UTF-16" : "UTF-8");
  const family = declared.get(told.toLowerCase());
  if (!family)
    return refused(`encodage déclaré inconnu, « ${printable(told)} » : demandez le fichier en UTF-8`);
  const encoding = family.encodings.find((one) => (seen ? one === seen : !isWide(one)));
  if (encoding) return done({ name: family.name, encoding });
  const real = seen ? `commence en ${isWide(seen) ? "UTF-16" : "UTF-8"}` : "n’en a pas le début";
  return refused(`le fichier se dit en ${family.name}, mais ${real}`);
}

const isWide = (encoding: XmlEncoding) => encoding.startsWith("utf-16");

/** Letters without accents read alike in all these encodings, once the zeros of UTF-16 are gone. */
const plainLetters = (head: Uint8Array) =>
  String.fromCharCode(...head.subarray(0, 512).filter((byte) => byte !== 0)).replace(marks, "");

const marks = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/;

/** What bytes without a meaning in a one-byte encoding decode to. */
export const strayControl = /[\u0080-\u009f]/;
