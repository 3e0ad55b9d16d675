import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";

/** All pictures have one length, so that it reveals nothing. The largest drawing needs about two thirds. */
export const pictureBytes = 16 * 1024;

/** Length, type and checksum of a chunk (PNG, W3C 2003, 5.3). */
const chunkFrame = 12;
const endChunk = chunkFrame;
/** Ancillary, private, safe to copy: decoders skip it (5.4). */
const fillerType = Buffer.from("paDd");

/** Pads a PNG to `pictureBytes`. The padding is public, so `seed` must have no other use. */
export function withSameLength(png: Buffer, seed: Buffer): Buffer {
  const outputLength = pictureBytes - png.length - chunkFrame;
  if (outputLength < 0) throw new Error(`a picture of ${png.length} bytes is too heavy`);
  const filling = createHash("shake256", { outputLength }).update(seed).digest();
  const typed = Buffer.concat([fillerType, filling]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(outputLength);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(typed));
  const end = png.length - endChunk;
  return Buffer.concat([png.subarray(0, end), length, typed, checksum, png.subarray(end)]);
}
