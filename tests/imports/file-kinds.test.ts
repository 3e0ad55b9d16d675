import { encode } from "iconv-lite";
import { afterAll, describe, expect, it } from "vitest";
import { metadata, sante } from "../registry/finess-files.ts";
import { openRegistry } from "../registry/registry-desk.ts";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";

const database = await freshDatabase();
const folder = await temporaryFolder();
const registry = openRegistry(database, folder.path, sante);
afterAll(async () => {
  expect(await registry.holders()).toEqual([]);
  await database.close();
  await folder[Symbol.asyncDispose]();
});

/** Imports a file that must be refused once, in one line; returns the line. */
async function refusalOf(content: string | Buffer) {
  const outcome = await registry.importText(content);
  if (outcome.ok || outcome.refusal.why !== "rejected") throw new Error("a refusal was expected");
  expect(outcome.refusal.count).toBe(1);
  return outcome.refusal.first.map(({ line, reason }) => `${line}: ${reason}`)[0];
}

const bytes = (text: string) => Buffer.from(text, "latin1");
const zipOf = (name: string) =>
  bytes(`PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00${name}\x00\x00\x9d\x81`);
const table = "number;last_name;postal_code;city\nT1;LE GOFF;35000;RENNES\nT2;LE BRAS;35000;RENNES\n";

describe("a file that is no text table is refused with a reason that tells how to correct it", () => {
  it.each<[string, Buffer, string]>([
    ["an Excel workbook", zipOf("[Content_Types].xml"), "classeur Excel : Enregistrer sous, CSV UTF-8"],
    [
      "an old Excel workbook",
      bytes("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00"),
      "classeur Excel : Enregistrer sous, CSV UTF-8",
    ],
    [
      "a LibreOffice workbook",
      zipOf("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
      "classeur LibreOffice : Enregistrer sous",
    ],
    ["a Numbers document", zipOf("Index/Document.iwa"), "document Numbers : Exporter vers, CSV"],
    ["a Word document", zipOf("[Content_Types].xml word/document.xml"), "document Word"],
    ["a zip archive", zipOf("registre.csv"), "fichier compressé (zip)"],
    ["a gzip archive", bytes("\x1f\x8b\x08\x00"), "fichier compressé (gzip)"],
    ["a PDF", bytes("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), "document PDF"],
    ["an Access database", bytes("\x00\x01\x00\x00Standard Jet DB\x00"), "base Access : Exporter"],
    ["a page of HTML called .xls", bytes('\r\n<html xmlns:x="urn:x"><body><table>'), "page HTML"],
    [
      "a workbook in XML",
      bytes('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'),
      "classeur Excel (XML)",
    ],
    ["UTF-32", bytes("\xff\xfe\x00\x00n\x00\x00\x00"), "fichier en UTF-32"],
  ])("%s", async (_, content, words) => {
    expect(await refusalOf(content)).toContain(`1: ${words}`);
  });
  it("EBCDIC", async () => {
    // A mainframe's CSV: 0x15 ends a line, 0x5E is ; and 0xF0 to 0xF9 are the digits.
    const ebcdic = Buffer.from([...table].map(toEbcdic));
    expect(await refusalOf(ebcdic)).toContain("1: fichier en EBCDIC (AS/400, grand système)");
  });
  it("UTF-16 cut inside a character", async () => {
    expect(await refusalOf(encode(table, "utf16le", { addBOM: true }).subarray(0, -1))).toContain("UTF-16");
  });
});

function toEbcdic(sign: string): number {
  const at = (first: string) => sign.charCodeAt(0) - first.charCodeAt(0);
  if (/[a-i]/.test(sign)) return 0x81 + at("a");
  if (/[j-r]/.test(sign)) return 0x91 + at("j");
  if (/[s-z]/.test(sign)) return 0xa2 + at("s");
  if (/[A-I]/.test(sign)) return 0xc1 + at("A");
  if (/[J-R]/.test(sign)) return 0xd1 + at("J");
  if (/[S-Z]/.test(sign)) return 0xe2 + at("S");
  if (/\d/.test(sign)) return 0xf0 + at("0");
  return { ";": 0x5e, "\n": 0x15, _: 0x6d }[sign] ?? 0x40;
}

describe("another file of the national directory is named, with the right one to download", () => {
  const pair = "structureet;010000024;010780054";
  it.each([
    ["legal entities", `${metadata}\nstructureej;010000024;CH;\n`, "des entités juridiques"],
    ["legal entities, without the first line", "structureej;010000024;CH;\n", "des entités juridiques"],
    [
      "social equipment",
      `${metadata}\n${pair}\nequipementsocial;010000024;355;\n`,
      "des équipements sociaux",
    ],
    [
      "heavy equipment, with tabs",
      `${metadata}\n${pair}\nequipmateriellourd;010780054;\n`.replaceAll(";", "\t"),
      "des équipements matériels lourds",
    ],
    ["activities of care", `${metadata}\n${pair}\nactivitesoin;010780054;\n`, "des activités de soins"],
    ["places alone", `${metadata}\ngeolocalisation;010000024;870000;6570000\n`, "de géolocalisation"],
    ["another kind", `${metadata}\n${pair}\n${pair}\n`, "d’activités ou d’équipements"],
    ["another source", "nofinesset;rs;adresse;commune\n010000024;CH;RUE;VIRIAT\n", "d’une autre source"],
    ["XML", '<?xml version="1.0" encoding="utf-8"?>\n<fluxfiness><structureet>', "en XML"],
  ])("%s", async (_, content, kind) => {
    const refusal = await refusalOf(content);
    expect(refusal).toContain(`1: fichier FINESS ${kind}`);
    expect(refusal).toContain("prenez celui des établissements, « etalab-cs1100502-stock-….csv »");
  });
});
