const bytesOf = (text: string) => Buffer.from(text, "latin1");

const begins: readonly (readonly [mark: Buffer, reason: string])[] = [
  [bytesOf("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "classeur Excel : Enregistrer sous, CSV UTF-8"],
  [bytesOf("%PDF-"), "document PDF : demandez le fichier CSV d’où il a été tiré"],
  [bytesOf("{\\rtf"), "document de traitement de texte (RTF) : demandez le fichier CSV d’où il a été tiré"],
  [
    bytesOf("\x00\x01\x00\x00Standard "),
    "base Access : Exporter, Fichier texte, délimité, avec les noms des champs",
  ],
  [bytesOf("\xff\xfe\x00\x00"), "fichier en UTF-32 : enregistrez-le en UTF-8"],
  [bytesOf("\x00\x00\xfe\xff"), "fichier en UTF-32 : enregistrez-le en UTF-8"],
  [bytesOf("\x1f\x8b"), "fichier compressé (gzip) : décompressez-le d’abord"],
  [bytesOf("7z\xbc\xaf\x27\x1c"), "fichier compressé (7z) : décompressez-le d’abord"],
  [bytesOf("Rar!\x1a\x07"), "fichier compressé (rar) : décompressez-le d’abord"],
  [bytesOf("BZh"), "fichier compressé (bzip2) : décompressez-le d’abord"],
  [bytesOf("\xfd7zXZ\x00"), "fichier compressé (xz) : décompressez-le d’abord"],
];

const zipMark = bytesOf("PK\x03\x04");
const zipHolds: readonly (readonly [name: string, reason: string])[] = [
  ["opendocument.spreadsheet", "classeur LibreOffice : Enregistrer sous, Texte CSV, jeu de caractères UTF-8"],
  ["Index/Document.iwa", "document Numbers : Exporter vers, CSV, encodage UTF-8"],
  ["word/", "document Word : demandez le fichier CSV d’où il a été tiré"],
  ["[Content_Types].xml", "classeur Excel : Enregistrer sous, CSV UTF-8"],
  ["xl/", "classeur Excel : Enregistrer sous, CSV UTF-8"],
];

/** Why a file that is not text is refused, and how to fix it; `null` for text. */
export function whyNotText(head: Buffer): string | null {
  if (head.subarray(0, zipMark.length).equals(zipMark)) {
    const held = zipHolds.find(([name]) => head.includes(name, 0, "latin1"));
    return held?.[1] ?? "fichier compressé (zip) : décompressez-le d’abord";
  }
  const found = begins.find(([mark]) => head.subarray(0, mark.length).equals(mark));
  if (found) return found[1];
  return isEbcdic(head)
    ? "fichier en EBCDIC (AS/400, grand système) : demandez-le en CSV, UTF-8 ou Windows-1252"
    : null;
}

/** EBCDIC: letters and digits are above 127, the space is the byte of « @ », and lines do not end with LF. */
function isEbcdic(head: Buffer): boolean {
  if (head.includes(0x0a)) return false;
  let theirs = 0;
  for (const byte of head) if (byte === 0x40 || isEbcdicLetter(byte)) theirs += 1;
  return theirs * 2 > head.length;
}

const isEbcdicLetter = (byte: number) =>
  byte > 0x80 && (byte & 0x0f) <= 9 && ((byte & 0x0f) > 0 || byte === 0xf0);

export function whyMarkup(text: string): string | null {
  const begin = text.trimStart().slice(0, 2_000);
  if (!begin.startsWith("<")) return null;
  if (/^<(?:!doctype html|html|table|meta|head|style)/i.test(begin))
    return "page HTML, même si elle s’appelle .xls ou .csv : ouvrez-la dans un tableur, puis Enregistrer sous, CSV UTF-8";
  if (/office:spreadsheet/i.test(begin)) return "classeur Excel (XML) : Enregistrer sous, CSV UTF-8";
  return "fichier XML : demandez-le en CSV, UTF-8";
}
