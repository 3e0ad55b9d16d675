import { createHash } from "node:crypto";
import { chunk } from "./indexed-png.ts";

/** Every picture has this many bytes, so that its length tells nothing; most need some 1,400. */
export const pictureBytes = 2048;

/** What a chunk that holds nothing takes: the filler's frame, or `IEND`, which comes last. */
const emptyChunk = chunk("IEND", Buffer.alloc(0)).length;
/** Ancillary, private, safe to copy: readers pass over it (PNG, W3C 2003, 5.4). */
const fillerType = "paDd";

/** Whether a picture is light enough to be filled up. */
export const fits = (png: Buffer) => png.length + emptyChunk <= pictureBytes;

/**
 * The same picture with so much meaningless before its end that it has `pictureBytes`. `seed` makes what is filled in,
 * for all to read: it must make nothing else.
 */
export function withSameLength(png: Buffer, seed: Buffer): Buffer {
  if (!fits(png)) throw new Error(`a picture of ${png.length} bytes is too heavy`);
  const outputLength = pictureBytes - png.length - emptyChunk;
  const filling = createHash("shake256", { outputLength }).update(seed).digest();
  const end = png.length - emptyChunk;
  return Buffer.concat([png.subarray(0, end), chunk(fillerType, filling), png.subarray(end)]);
}
