import { isUtf8 } from "node:buffer";
import fc from "fast-check";
import { encode } from "iconv-lite";
import { describe, expect, it } from "vitest";
import { byteContexts } from "#registry/formats/byte-contexts.rules.ts";
import { findEncoding, utf8Check } from "#registry/formats/encoding.rules.ts";
import { guessEncoding } from "#registry/formats/guess-encoding.rules.ts";
import { alphabets } from "#registry/formats/judge-encoding.ts";

const inPieces = (bytes: Buffer, size: number) => {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
  return pieces;
};

const readsAsUtf8 = (bytes: Buffer, size: number) => {
  const check = utf8Check();
  return inPieces(bytes, size).every((piece) => check.accepts(piece)) && check.isComplete();
};

describe("UTF-8", () => {
  it("is told wherever the pieces of the file end", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 1, max: 7 }), (text, size) =>
        readsAsUtf8(Buffer.from(text), size),
      ),
    ));
  it("is not found where it is not", () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 30 }), fc.integer({ min: 1, max: 7 }), (bytes, size) => {
        expect(readsAsUtf8(Buffer.from(bytes), size)).toBe(isUtf8(bytes));
      }),
      { numRuns: 2000 },
    ));
});

/** What is made of a file of these bytes, given by pieces of any size. */
function guess(bytes: Buffer, size = bytes.length) {
  const contexts = byteContexts();
  for (const piece of inPieces(bytes, size)) contexts.add(piece);
  return guessEncoding(contexts.list(), alphabets);
}

const names = [
  "André;Étienne;Lefèvre",
  "LEFÈVRE;CÔME;HÉLÈNE",
  "Gaëlle;Benoît;Françoise",
  "NOËL;BESANÇON;NÎMES",
];
const oneByte = ["windows-1252", "cp850", "macroman"] as const;

describe("an encoding that nothing announces", () => {
  it.each(names.flatMap((text) => oneByte.map((encoding) => [text, encoding] as const)))(
    "is told by what it makes of the letters: %s in %s",
    (text, encoding) => expect(guess(encode(`${text};35000\n`, encoding))).toBe(encoding),
  );
  it("is told by the names that letters of it print", () => {
    expect(guess(Buffer.from("ANDR\x82 BERNARD", "latin1"))).toBe("cp850");
    expect(guess(Buffer.from("B\xbdUF", "latin1"))).toBe("iso-8859-15");
    expect(guess(Buffer.from("B\xbcUF", "latin1"))).toBe("iso-8859-15");
    expect(guess(encode("Andr\u00e9;10 €", "cp858"))).toBe("cp858");
    expect(guess(encode("10 €;N°4;12 ½;RUE DE L’ÉGLISE", "win1252"))).toBe("windows-1252");
  });
  it.each([
    "ŠKODA",
    "ÇELIK",
    "João Simões",
    "Müller",
    "GARCÍA",
    "L´ÉGLISE",
    "L’ÉGLISE",
    "ANDRé;VALéRIE;RENé",
  ])("is Windows-1252 where that reads well: %s", (name) =>
    expect(guess(encode(name, "win1252"))).toBe("windows-1252"),
  );
  it("is told alike wherever the pieces of the file end", () => {
    for (const encoding of oneByte)
      for (const size of [1, 2, 3, 7]) expect(guess(encode(names.join("\n"), encoding), size)).toBe(encoding);
  });
  it("is told by the whole file, not by its beginning", () => {
    const names = `${"Y1;LE GOFF;RENNES\n".repeat(20_000)}Y2;LEFÈVRE;RENNES\nY3;ANDRÉ;ORLÉANS\n`;
    for (const encoding of oneByte) expect(guess(encode(names, encoding), 65_536)).toBe(encoding);
  });
  it("is not guessed for another script", () => {
    expect(guess(encode("Иванов;Петров;Смирнов", "win1251"))).toBeNull();
    expect(guess(encode("佐藤;鈴木;高橋", "shift_jis"))).toBeNull();
  });
});

describe("a name of an encoding", () => {
  it.each([
    ["CP850", "cp850"],
    ["ISO 8859-15", "iso-8859-15"],
    ["Mac Roman", "macroman"],
    ["utf8", "utf-8"],
  ])("may be written %s", (name, encoding) => expect(findEncoding(name)).toBe(encoding));
  it("is one of those that are read", () => expect(findEncoding("ebcdic")).toBeUndefined());
});
