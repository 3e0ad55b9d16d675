import { createHash, randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { afterAll, describe, expect, it } from "vitest";
import { piecesOf, type StoredFile, streamOf } from "#imports/detect/file-source.ts";
import { scanFile } from "#imports/detect/scan-file.ts";
import { openSealed, pieceLength, sealing } from "#infra/sealing/sealed-file.ts";
import { registryShape } from "#registry/rows/registry-shape.rules.ts";
import { temporaryFolder } from "../support/folder.ts";

const folder = await temporaryFolder();
afterAll(() => folder[Symbol.asyncDispose]());

const key = randomBytes(32);
const belongsTo = ["npfr", "one"];
let files = 0;

async function sealed(plain: Buffer, chunk = 10_000): Promise<string> {
  const path = join(folder.path, `sealed-${++files}`);
  const chunks = Array.from({ length: Math.ceil(plain.length / chunk) }, (_, at) =>
    plain.subarray(at * chunk, (at + 1) * chunk),
  );
  await pipeline(Readable.from(chunks), sealing({ key, belongsTo }), createWriteStream(path));
  return path;
}

const stored = (path: string, how = { key, belongsTo }): StoredFile => ({
  name: "registre.csv",
  open: () => openSealed(path, how),
});

async function wholeOf(source: StoredFile): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of piecesOf(source)) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

describe("a sealed file", () => {
  it.each([1, pieceLength - 1, pieceLength, pieceLength + 1, 3 * pieceLength, 200_000])(
    "of %d bytes is read back, whole and in part",
    async (length) => {
      const plain = randomBytes(length);
      const source = stored(await sealed(plain));
      expect((await wholeOf(source)).equals(plain)).toBe(true);
      const [begin, end] = [Math.floor(length / 3), Math.ceil((2 * length) / 3)];
      const part = Buffer.concat(await streamOf(source, begin, end).toArray());
      expect(part.equals(plain.subarray(begin, end))).toBe(true);
    },
  );

  it("shows nothing of its content on disk", async () => {
    const path = await sealed(Buffer.from("204518;FR7630003012340469925275459\n".repeat(5000)));
    const bytes = await readFile(path, "latin1");
    expect(bytes).not.toContain("204518");
    expect(bytes).not.toContain("FR76");
  });

  it("does not open when cut at a piece, changed, reordered, or for another owner", async () => {
    const plain = randomBytes(3 * pieceLength);
    const piece = pieceLength + 16;
    const cut = await sealed(plain);
    await truncate(cut, 2 * piece);
    await expect(wholeOf(stored(cut))).rejects.toThrow();
    const changed = await sealed(plain);
    const bytes = await readFile(changed);
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    await writeFile(changed, bytes);
    await expect(wholeOf(stored(changed))).rejects.toThrow();
    const path = await sealed(plain);
    const whole = await readFile(path);
    await writeFile(
      path,
      Buffer.concat([whole.subarray(piece, 2 * piece), whole.subarray(0, piece), whole.subarray(2 * piece)]),
    );
    await expect(wholeOf(stored(path))).rejects.toThrow();
    const other = await sealed(plain);
    await expect(wholeOf(stored(other, { key, belongsTo: ["sante", "one"] }))).rejects.toThrow();
  });

  it("is scanned as a plain one", async () => {
    const text = `number;last_name;postal_code;city\n${"T1;LEFÈVRE;35000;RENNES\n".repeat(9000)}`;
    const scanned = await scanFile(stored(await sealed(Buffer.from(text))), registryShape);
    expect(scanned).toMatchObject({
      ok: true,
      value: {
        encoding: "utf-8",
        separator: ";",
        size: Buffer.byteLength(text),
        sha256: createHash("sha256").update(text).digest("hex"),
      },
    });
  });
});
