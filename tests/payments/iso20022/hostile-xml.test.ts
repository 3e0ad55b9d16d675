import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { encode } from "iconv-lite";
import { describe, expect, it } from "vitest";
import { UnreadableFile } from "#imports/rows/unreadable-file.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { document, pain001 } from "./messages.ts";
import { readMessage, readPath, refusalOf } from "./xml.ts";

const order = pain001({ batches: [{ transfers: [{ reference: "VIR-1", label: "Œuvres d’été" }] }] });
const dtd =
  "le fichier déclare un type de document ou des entités (DTD), ce qu’un fichier de banque n’a jamais : demandez-en un autre";
const withDoctype = (doctype: string) => order.replace("?>", `?>\n<!DOCTYPE ${doctype}>`);

describe("documents that are refused, each with its reason", () => {
  const bomb = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join(
    "",
  );

  it.each([
    ["entities that multiply", withDoctype(`Document [<!ENTITY l0 "lol">${bomb}]`).replace("VIR-1", "&l9;")],
    [
      "an entity that reads a file",
      withDoctype('Document [<!ENTITY x SYSTEM "file:///etc/passwd">]').replace("VIR-1", "&x;"),
    ],
    ["an external DTD", withDoctype('Document SYSTEM "http://127.0.0.1:9/a.dtd"')],
    ["parameter entities", withDoctype('Document [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]')],
    ["an entity that nothing declares", order.replace("VIR-1", "&eacute;")],
    ["an entity named as a property", order.replace("VIR-1", "&constructor;")],
  ])("%s", async (_, written) => {
    expect((await refusalOf(written)).replace(/^\d+: /, "")).toBe(dtd);
  });

  it.each([
    ["camt.053.001.02", "2: un camt.053 est un relevé : demandez l’avis camt.054"],
    ["pain.008.001.02", "2: un pain.008 ordonne des prélèvements : seuls les virements (pain.001) sont lus"],
    ["pacs.008.001.08", "2: un pacs.008 va d’une banque à l’autre : demandez l’avis camt.054"],
    [
      "head.001.001.01",
      "2: un head.001 ne se lit pas ici : demandez un pain.001, un pain.002 ou un camt.054",
    ],
    ["pain.001.001.11", "2: pain.001 en version .11 : demandez la version .03 ou .09"],
    ["camt.054.001.06", "2: camt.054 en version .06 : demandez la version .02 ou .04 ou .08"],
    ["camt.054.001.02", "2: un camt.054 contient un élément BkToCstmrDbtCdtNtfctn, et un seul"],
  ])("a document of %s", async (message, refusal) => {
    expect(await refusalOf(document(message, "<CstmrCdtTrfInitn>\n</CstmrCdtTrfInitn>"))).toBe(refusal);
  });

  it.each([
    ["", "1: fichier vide"],
    ["reference;number\nVIR-1;N1048013\n", "1: ce n’est pas un fichier XML"],
    ["%PDF-1.7", "1: ce n’est pas un fichier XML"],
    [
      "<html><body>Session expirée</body></html>",
      "1: la racine est « html », et non « Document » d’ISO 20022 : demandez un pain.001, un pain.002 ou un camt.054",
    ],
    [
      "<Document/>",
      "1: le document n’a pas d’espace de noms d’ISO 20022 : demandez un pain.001, un pain.002 ou un camt.054",
    ],
    [
      '<Document xmlns="urn:swift:xsd:pain.001.001.03"/>',
      "1: le document n’a pas d’espace de noms d’ISO 20022 : demandez un pain.001, un pain.002 ou un camt.054",
    ],
    ["<?xml version='1.0'?>", "1: ce n’est pas un document XML d’un seul tenant"],
    [
      order + order.slice(order.indexOf("<Document")),
      "10: plusieurs documents à la suite dans le même fichier",
    ],
    [`${order}fin`, "10: ce n’est pas un document XML d’un seul tenant"],
    [order.replace("</PmtInf>", "</PmtInfo>"), "7: balises mal fermées"],
    [order.replace("VIR-1", "VIR-&#0;"), "6: caractère interdit en XML"],
    [order.replace("VIR-1", "VIR-\u0007"), "6: caractère interdit en XML"],
    [order.replace("VIR-1", "VIR & 1;"), "6: un « & » seul : il s’écrit « &amp; »"],
    [order.replace("<PmtMtd>", "<x:PmtMtd>"), "5: préfixe sans espace de noms"],
    [
      order.replace("</Document>\n", ""),
      "9: le fichier s’arrête avant la fin de l’élément Document : il est tronqué, ou un « & » y est mal écrit",
    ],
    [
      order.slice(0, order.indexOf("VIR-1") + 2),
      "6: le fichier s’arrête avant la fin de l’élément EndToEndId : il est tronqué, ou un « & » y est mal écrit",
    ],
  ])("%j", async (written, refusal) => {
    expect(await refusalOf(written)).toBe(refusal);
  });

  it("a file cut anywhere", async () => {
    const end = order.lastIndexOf(">");
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: end }), async (length) => {
        expect(await refusalOf(order.slice(0, length))).toMatch(
          /tronqué|d’un seul tenant|pas un fichier XML/,
        );
      }),
    );
  });

  it("any bytes at all, in words", async () => {
    const bytes = Buffer.from(order);
    const damaged = fc.tuple(fc.nat(bytes.length - 1), fc.uint8Array({ maxLength: 8 })).map(([at, put]) => {
      return Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + put.length)]);
    });
    await fc.assert(
      fc.asyncProperty(damaged, async (content) => {
        await readMessage(content).catch((error) => expect(error).toBeInstanceOf(UnreadableFile));
      }),
      { numRuns: 500 },
    );
  });
});

describe("what would fill the memory is refused before it is read", () => {
  const enormous = 8 * 1024 * 1024;

  it.each([
    ["a text", [order.slice(0, order.indexOf("VIR-1")), "V"], "balise, commentaire ou texte démesuré"],
    ["a comment", ["<!--", "comment "], "balise, commentaire ou texte démesuré"],
    ["a document type", ["<!DOCTYPE Document [", '<!ENTITY a "a">'], "balise, commentaire ou texte démesuré"],
    ["a tag", ["<Document", "DocumentDocument"], "balise, commentaire ou texte démesuré"],
    ["the attributes of a tag", ["<Document ", "a='' "], "balise, commentaire ou texte démesuré"],
    ["an attribute", ['<Document a="', "value "], "balise, commentaire ou texte démesuré"],
    [
      "elements inside each other",
      [order.slice(0, order.indexOf("<PmtInf>")), "<a>"],
      "plus de 40 éléments emboîtés",
    ],
    [
      "an element of many",
      [order.slice(0, order.indexOf("<Cdtr>")), "<Nm>A</Nm>"],
      "élément démesuré, dans CdtTrfTxInf",
    ],
    [
      "a header of many",
      [order.slice(0, order.indexOf("<InitgPty>")), "<Nm>A</Nm>"],
      "élément démesuré, dans GrpHdr",
    ],
  ])("%s", async (_, [head = "", again = ""], reason) => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, "enormous.xml");
    const distinct =
      again === "a='' " ? Array.from({ length: enormous / 16 }, (_, at) => `a${at}=''`).join(" ") : "";
    await writeFile(path, head + (distinct || again.repeat(enormous / again.length)));
    let read = 0;
    const refusal = await readPath(path, (bytes) => {
      read = bytes;
    }).catch((error: UnreadableFile) => error.refusal.reason);
    expect(refusal).toBe(reason);
    expect(read).toBeLessThan(2 * 1024 * 1024);
  });

  it.each([
    ["<PmtMtd>TRF", "<PmtMtd>"],
    ['Ccy="EUR"', 'Ccy="'],
    ["<Document", "<"],
    ['encoding="UTF-8"', 'encoding="'],
  ])("says little of what a hostile file says instead of %s", async (written, begin) => {
    const hostile = order.replace(
      written,
      `${begin}${"\u200e\u202eX".repeat(150)}${written.endsWith('"') ? '"' : ""}`,
    );
    const told = await readMessage(hostile).then(
      ({ unmatched }) => unmatched[0]?.reason ?? "",
      (error: UnreadableFile) => error.refusal.reason,
    );
    expect(told.length).toBeLessThan(200);
    expect(told).not.toMatch(/\p{Cf}/u);
  });

  it("a text of 17 KB", async () => {
    expect(await refusalOf(order.replace("VIR-1", "V".repeat(17 * 1024)))).toBe(
      "6: texte démesuré dans l’élément EndToEndId",
    );
  });
});

describe("encodings", () => {
  const declaring = (name: string) => order.replace('encoding="UTF-8"', `encoding="${name}"`);
  const utf16 = (encoding: "utf-16le" | "utf-16be", addBOM: boolean) =>
    encode(declaring("UTF-16"), encoding, { addBOM });

  it.each([
    ["UTF-8", Buffer.from(order)],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${order}`)],
    ["UTF-8 without a declaration", Buffer.from(order.slice(order.indexOf("<Document")))],
    ["UTF-8 in other words", Buffer.from(declaring("utf8").replaceAll('"1.0"', "'1.0'"))],
    ["Windows-1252", encode(declaring("windows-1252"), "windows-1252")],
    ["ISO-8859-15", encode(declaring("ISO-8859-15").replace("’", "'"), "iso-8859-15")],
    ["ISO-8859-1", encode(declaring("iso-8859-1").replace("Œuvres d’", "OEuvres d'"), "latin1")],
    ["UTF-16 LE with a mark", utf16("utf-16le", true)],
    ["UTF-16 BE with a mark", utf16("utf-16be", true)],
    ["UTF-16 LE without a mark", utf16("utf-16le", false)],
    ["UTF-16 BE without a mark", utf16("utf-16be", false)],
    [
      "UTF-16 without a declaration",
      encode(order.slice(order.indexOf("<Document")), "utf-16le", { addBOM: true }),
    ],
  ])("are read where they are as declared: %s", async (_, content) => {
    const { entries } = await readMessage(content);
    expect(entries.map(({ label }) => label.replace("OE", "Œ").replace("'", "’"))).toEqual(["Œuvres d’été"]);
  });

  it.each([
    [
      "Windows-1252 under the name of UTF-8",
      encode(order, "windows-1252"),
      "6: le fichier devrait être en UTF-8, et ne l’est pas : demandez-le en UTF-8",
    ],
    [
      "UTF-8 under the name of Windows-1252",
      Buffer.from(declaring("Windows-1252")),
      "6: le fichier se dit en Windows-1252, mais il est en UTF-8",
    ],
    [
      "Windows-1252 under the name of ISO-8859-1",
      encode(declaring("ISO-8859-1"), "windows-1252"),
      "6: le fichier se dit en ISO-8859-1, mais un octet n’y veut rien dire",
    ],
    [
      "UTF-8 under the name of UTF-16",
      Buffer.from(declaring("UTF-16")),
      "1: le fichier se dit en UTF-16, mais n’en a pas le début",
    ],
    [
      "UTF-16 under the name of UTF-8",
      encode(order, "utf-16le", { addBOM: true }),
      "1: le fichier se dit en UTF-8, mais commence en UTF-16",
    ],
    [
      "a mark of UTF-8 before ISO-8859-1",
      Buffer.from(`\ufeff${declaring("ISO-8859-1")}`),
      "1: le fichier se dit en ISO-8859-1, mais commence en UTF-8",
    ],
    [
      "an encoding of mainframes",
      Buffer.from(declaring("IBM037")),
      "1: encodage déclaré inconnu, « IBM037 » : demandez le fichier en UTF-8",
    ],
    [
      "UTF-16 cut within a letter",
      utf16("utf-16le", true).subarray(0, -1),
      "9: le fichier s’arrête au milieu d’une lettre : il est tronqué",
    ],
    [
      "UTF-8 cut within a letter",
      Buffer.from(order).subarray(0, Buffer.from(order).lastIndexOf("é") + 1),
      "6: le fichier s’arrête au milieu d’une lettre : il est tronqué",
    ],
  ])("are told where they are not: %s", async (_, content, refusal) => {
    expect(await refusalOf(content)).toBe(refusal);
  });

  it("are read across the pieces of a file", async () => {
    const transfers = Array.from({ length: 600 }, (_, at) => ({
      reference: `VIR-${at}`,
      label: `été ${"é".repeat(at % 7)}`,
    }));
    const written = pain001({ count: 600, batches: [{ transfers }] });
    for (const content of [
      Buffer.from(written),
      encode(written.replace("UTF-8", "UTF-16"), "utf-16be", { addBOM: true }),
    ]) {
      const { entries } = await readMessage(content);
      expect(entries.map(({ label }) => label)).toEqual(transfers.map(({ label }) => label.trim()));
    }
    const ascii = declaring("Windows-1252").replace("Œuvres d’été", `${" ".repeat(64 * 1024)}é`);
    const before = Buffer.from(ascii).indexOf("é") + 1 - 64 * 1024;
    expect(await refusalOf(ascii.replace(" ".repeat(before), ""))).toMatch(/mais il est en UTF-8$/);
    const spoilt = Buffer.from(written);
    spoilt[spoilt.lastIndexOf("é")] = 0xe9;
    expect(await refusalOf(spoilt)).toMatch(/^60\d: le fichier devrait être en UTF-8/);
  });
});

it("reads prefixes, comments, CDATA and character references as any XML reader does", async () => {
  const prefixed = order
    .replace("<Document xmlns=", "<Document xmlns:b=")
    .replace(/<(\/?)([A-Z])/g, "<$1b:$2")
    .replace("VIR-1", "<!-- one -->VI<![CDATA[R<]]>&#45;1 &amp; 2");
  const { entries } = await readMessage(prefixed);
  expect(entries.map(({ reference }) => reference)).toEqual(["VIR<-1 & 2"]);
});

it("leaves out elements of other namespaces, named as ours or not", async () => {
  const foreign = '<CdtTrfTxInf xmlns="urn:bank"><PmtId><EndToEndId>NO</EndToEndId></PmtId></CdtTrfTxInf>';
  const written = order.replace("<CdtTrfTxInf>", `${foreign}<CdtTrfTxInf>${foreign}`);
  expect((await readMessage(written)).entries.map(({ reference }) => reference)).toEqual(["VIR-1"]);
});
