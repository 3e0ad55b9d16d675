import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { encode } from "iconv-lite";
import { afterAll, describe, expect, it } from "vitest";
import { scanFile } from "#imports/detect/scan-file.ts";
import type { FileRow, TableText } from "#imports/rows/plain-rows.rules.ts";
import { type Quotes, quotedRows } from "#imports/rows/quoted-rows.ts";
import { readRows, rowsOf } from "#imports/rows/read-rows.ts";
import { UnreadableFile } from "#imports/rows/unreadable-file.ts";
import { registryShape } from "#registry/rows/registry-shape.rules.ts";
import { temporaryFolder } from "../support/folder.ts";

const folder = await temporaryFolder();
afterAll(() => folder[Symbol.asyncDispose]());

/** The rows, then why reading stopped, if it did. */
async function readAll(batches: AsyncGenerator<readonly FileRow[]>) {
  const read: unknown[] = [];
  try {
    for await (const rows of batches) read.push(...rows);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    read.push(error.refusal);
  }
  return read;
}

async function* inPieces(text: string, sizes: readonly number[]) {
  let at = 0;
  for (let turn = 0; at < text.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    // Decoders never cut a character of two units.
    const whole = /[\ud800-\udbff]$/.test(text.slice(at, at + size)) ? size + 1 : size;
    yield text.slice(at, at + whole);
    at += whole;
  }
}

/**
 * Reads a text without a parser until the first quote, and with `csv-parse` from the start. Before a refusal, the stream
 * of `csv-parse` loses rows that nobody has taken yet.
 */
async function expectSame(text: string, sizes: readonly number[], table: TableText, quotes: Quotes) {
  const ours = await readAll(rowsOf(inPieces(text, sizes), table, quotes));
  const theirs = await readAll(quotedRows(inPieces(text, sizes), table, quotes));
  expect(ours.at(-1)).toEqual(theirs.at(-1));
  const isRefused = theirs.length > 0 && "reason" in (theirs.at(-1) as object);
  if (!isRefused) expect(ours).toEqual(theirs);
  else expect(ours.slice(0, theirs.length - 1)).toEqual(theirs.slice(0, -1));
}

/** At the very end, `csv-parse` counts a break inside the last cell one line too early. */
function ended(signs: readonly string[], { lineEnd }: TableText) {
  const text = signs.join("");
  return /[\r\n]"*$/.test(text) && !text.endsWith(lineEnd) ? `${text}z` : text;
}

const sign = fc.constantFrom("a", "é", "🂡", " ", ";", ";", ",", "\t", "|", "\n", "\n", "\r", "\r\n");
const table = fc.record<TableText>({
  separator: fc.constantFrom(";", ",", "\t", "|"),
  lineEnd: fc.constantFrom("\n", "\r"),
  firstLine: fc.integer({ min: 1, max: 9 }),
});
const quotes = fc.constantFrom<Quotes>("strict", "relaxed", "none");
const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 });

describe("text without a parser of CSV until its first quote", () => {
  it("gives the rows, lines and refusals of csv-parse, without quotes", () =>
    fc.assert(
      fc.asyncProperty(fc.array(sign), sizes, table, quotes, (signs, cuts, form, quoting) =>
        expectSame(ended(signs, form), cuts, form, quoting),
      ),
      { numRuns: 300 },
    ));

  it("gives the same with quotes anywhere, well placed or not", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 6, arbitrary: sign }, fc.constantFrom('"', '""', '"a";', ';"b\nc"\n'))),
        sizes,
        table,
        quotes,
        (signs, cuts, form, quoting) => expectSame(ended(signs, form), cuts, form, quoting),
      ),
      { numRuns: 500 },
    ));

  const long = 64 * 1024;
  const tables: TableText[] = [
    { separator: ";", lineEnd: "\n", firstLine: 3 },
    { separator: ";", lineEnd: "\r", firstLine: 1 },
  ];
  const longRows: readonly (readonly [what: string, row: (length: number, other: string) => string])[] = [
    ["in one cell", (length) => "x".repeat(length)],
    ["in two cells", (length) => `${"x".repeat(100)};${"y".repeat(length - 100)}`],
    ["in letters of two bytes", (length) => `z${"é".repeat(Math.floor((length - 1) / 2))}`],
    ["with the other line break inside", (length, other) => `a${other}${"x".repeat(length - 2)}`],
    ["with a quote far inside", (length) => `${"x".repeat(length)}"`],
  ];
  describe.each(longRows)("refuses a row that is too long, %s, where csv-parse does", (_, row) => {
    it.each([-1, 0, 1, 2, 3, 500])("64 KB and %i", async (beyond) => {
      for (const form of tables) {
        const other = form.lineEnd === "\n" ? "\r" : "\n";
        const { lineEnd } = form;
        const content = row(long + beyond, other);
        for (const text of [
          `a;b${lineEnd}${content}${lineEnd}c;d${lineEnd}`,
          `a;b${lineEnd}${content}`,
          `a;b\r\n${content}\r\nc;d`,
        ])
          for (const cut of [1_000, long, 3 * long]) await expectSame(text, [cut], form, "strict");
      }
    });
  });

  it("holds no more than a row: a file of 30 MB on one line is refused at its beginning", async () => {
    let pieces = 0;
    async function* endless() {
      for (; pieces < 500; pieces++) yield "x".repeat(long);
    }
    expect(await readAll(rowsOf(endless(), tables[0] as TableText, "strict"))).toEqual([
      expect.objectContaining({ line: 3, reason: expect.stringMatching(/^ligne de plus de 64 Ko/) }),
    ]);
    expect(pieces).toBeLessThan(3);
  });
});

describe("a file", () => {
  const people = Array.from({ length: 5_000 }, (_, index) => `T${index};LEFÈVRE ’ ${index};RENNES`);
  const text = `number;last_name;city\r\n${people.join("\r\n")}\r\n`;
  it.each([
    ["UTF-8 with a BOM", Buffer.from(`\ufeff${text}`)],
    ["UTF-16", encode(text, "utf16le", { addBOM: true })],
    ["UTF-16 BE", encode(text, "utf16be", { addBOM: true })],
    ["Windows-1252", encode(text, "win1252")],
  ])("in %s is read over the ends of its pieces, with its progress", async (name, content) => {
    const path = join(folder.path, `${name}.csv`);
    await writeFile(path, content);
    const scanned = await scanFile(path, registryShape);
    if (!scanned.ok) throw new Error(scanned.refusal.reason);
    const progress: number[] = [];
    const rows = (await readAll(readRows(scanned.value, (bytes) => progress.push(bytes)))) as FileRow[];
    expect(rows.map(({ cells }) => cells.join(";"))).toEqual(["number;last_name;city", ...people]);
    expect(rows.map(({ line }) => line)).toEqual(rows.map((_, index) => index + 1));
    expect(progress.length).toBeGreaterThan(2);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBe(content.length);
  });
});
