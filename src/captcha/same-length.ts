import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";

/** Every picture has this many bytes, so that its length tells nothing; the heaviest drawn needs some two thirds. */
export const pictureBytes = 16 * 1024;

/** Length, type and checksum around what a chunk holds (PNG, W3C 2003, 5.3). */
const chunkFrame = 12;
/** `IEND`, which is empty and comes last. */
const endChunk = chunkFrame;
/** Ancillary, private, safe to copy: readers pass over it (5.4). */
const fillerType = Buffer.from("paDd");

/**
 * The same picture with so much meaningless before its end that it has `pictureBytes`. `seed` makes what is filled in,
 * for all to read: it must make nothing else.
 */
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
