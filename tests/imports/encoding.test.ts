import { isUtf8 } from "node:buffer";
import fc from "fast-check";
import { encode } from "iconv-lite";
import { describe, expect, it } from "vitest";
import { byteContexts } from "#imports/encoding/byte-contexts.rules.ts";
import { findEncoding, utf8Check } from "#imports/encoding/encoding.rules.ts";
import { guessEncoding } from "#imports/encoding/guess-encoding.rules.ts";
import { alphabets } from "#imports/encoding/judge-encoding.ts";
import { anyText } from "../support/any-text.ts";

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
  it("is recognised wherever the chunks of the file end", () =>
    fc.assert(
      fc.property(anyText(), fc.integer({ min: 1, max: 7 }), (text, size) =>
        readsAsUtf8(Buffer.from(text), size),
      ),
    ));
  it("is not recognised in other bytes", () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 30 }), fc.integer({ min: 1, max: 7 }), (bytes, size) => {
        expect(readsAsUtf8(Buffer.from(bytes), size)).toBe(isUtf8(bytes));
      }),
      { numRuns: 2000 },
    ));
});

/** The guess for a file of these bytes, given in chunks of any size. */
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

describe("an encoding without a mark", () => {
  it.each(names.flatMap((text) => oneByte.map((encoding) => [text, encoding] as const)))(
    "is guessed from the letters it gives: %s in %s",
    (text, encoding) => expect(guess(encode(`${text};35000\n`, encoding))).toBe(encoding),
  );
  it("is guessed from the names that its letters spell", () => {
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
  ])("is Windows-1252 when that gives plausible letters: %s", (name) =>
    expect(guess(encode(name, "win1252"))).toBe("windows-1252"),
  );
  it("is guessed alike wherever the chunks of the file end", () => {
    for (const encoding of oneByte)
      for (const size of [1, 2, 3, 7]) expect(guess(encode(names.join("\n"), encoding), size)).toBe(encoding);
  });
  it("is guessed from the whole file, not from its start", () => {
    const names = `${"Y1;LE GOFF;RENNES\n".repeat(20_000)}Y2;LEFÈVRE;RENNES\nY3;ANDRÉ;ORLÉANS\n`;
    for (const encoding of oneByte) expect(guess(encode(names, encoding), 65_536)).toBe(encoding);
  });
  it("is not guessed for another script", () => {
    expect(guess(encode("Иванов;Петров;Смирнов", "win1251"))).toBeNull();
    expect(guess(encode("佐藤;鈴木;高橋", "shift_jis"))).toBeNull();
  });
});

describe("the name of an encoding", () => {
  it.each([
    ["CP850", "cp850"],
    ["ISO 8859-15", "iso-8859-15"],
    ["Mac Roman", "macroman"],
    ["utf8", "utf-8"],
  ])("may be written %s", (name, encoding) => expect(findEncoding(name)).toBe(encoding));
  it("must be one that imports read", () => expect(findEncoding("ebcdic")).toBeUndefined());
});
