import { createHash } from "node:crypto";
import { chunk } from "./indexed-png.ts";

/** All pictures have one length, so that it reveals nothing. The median drawing needs 1,400 bytes. */
export const pictureBytes = 2048;

const emptyChunk = chunk("IEND", Buffer.alloc(0)).length;
/** Ancillary, private, safe to copy: decoders skip it (PNG, W3C 2003, 5.4). */
const fillerType = "paDd";

export const fits = (png: Buffer) => png.length + emptyChunk <= pictureBytes;

/** Pads a PNG to `pictureBytes`. The padding is public, so `seed` must have no other use. */
export function withSameLength(png: Buffer, seed: Buffer): Buffer {
  if (!fits(png)) throw new Error(`a picture of ${png.length} bytes is too heavy`);
  const outputLength = pictureBytes - png.length - emptyChunk;
  const filling = createHash("shake256", { outputLength }).update(seed).digest();
  const end = png.length - emptyChunk;
  return Buffer.concat([png.subarray(0, end), chunk(fillerType, filling), png.subarray(end)]);
}
