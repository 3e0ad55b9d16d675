import { isUtf8 } from "node:buffer";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { utf8Check, whereNotWindows1252 } from "#registry/encoding.rules.ts";

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

describe("Windows-1252", () => {
  it("may hold every French letter and quotation mark", () => {
    const text = Buffer.from([0xab, 0xa0, 0xc9, 0xe9, 0xe8, 0xe7, 0xf9, 0x9c, 0x8c, 0x92, 0x80, 0xa0, 0xbb]);
    expect(whereNotWindows1252(text)).toBeNull();
  });
  it("leaves five bytes undefined", () => {
    for (const byte of [0x81, 0x8d, 0x8f, 0x90, 0x9d])
      expect(whereNotWindows1252(Buffer.from([0x41, byte]))).toEqual({ at: 1, why: "undefined" });
  });
  it("is not mixed with UTF-8", () => {
    const mixed = Buffer.concat([Buffer.from([0xe9, 0x0a]), Buffer.from("é")]);
    expect(whereNotWindows1252(mixed)).toEqual({ at: 2, why: "mixed" });
  });
});
