import { promisify } from "node:util";
import { crc32, deflate } from "node:zlib";

/** Red, green, blue: 0 to 255. */
export type Colour = readonly [number, number, number];

const mostColours = 16;

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Bit depth 4, colour type 3, no interlacing (PNG, W3C 2003, 11.2.2). */
const indexedBy4Bits = [4, 3, 0, 0, 0];
const compress = promisify(deflate);

/** A square picture, each pixel in the nearest colour of the palette. `pixels`: RGBA; alpha is ignored. */
export async function indexedPng(
  pixels: Uint8Array,
  side: number,
  palette: readonly Colour[],
): Promise<Buffer> {
  if (palette.length > mostColours) throw new Error(`${palette.length} colours are too many`);
  const header = Buffer.alloc(8);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  const image = await compress(rowsOf(pixels, side, palette));
  return Buffer.concat([
    signature,
    chunk("IHDR", Buffer.from([...header, ...indexedBy4Bits])),
    chunk("PLTE", Buffer.from(palette.flat())),
    chunk("IDAT", image),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

export function chunk(type: string, held: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(type, "latin1"), held]);
  const made = Buffer.alloc(4 + typed.length + 4);
  made.writeUInt32BE(held.length, 0);
  typed.copy(made, 4);
  made.writeUInt32BE(crc32(typed), 4 + typed.length);
  return made;
}

/** A row is a filter byte (0: none), then two pixels a byte, the left one in the high bits. */
function rowsOf(pixels: Uint8Array, side: number, palette: readonly Colour[]): Buffer {
  const placeOf = nearestIn(palette);
  const stride = 1 + Math.ceil(side / 2);
  const rows = Buffer.alloc(stride * side);
  for (let row = 0, pixel = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1, pixel += 4) {
      const place = placeOf(pixels[pixel] ?? 0, pixels[pixel + 1] ?? 0, pixels[pixel + 2] ?? 0);
      const at = row * stride + 1 + (column >> 1);
      rows[at] = (rows[at] ?? 0) | (column % 2 === 0 ? place << 4 : place);
    }
  }
  return rows;
}

function nearestIn(palette: readonly Colour[]) {
  const known = new Map<number, number>();
  return (red: number, green: number, blue: number): number => {
    const key = (red << 16) | (green << 8) | blue;
    const before = known.get(key);
    if (before !== undefined) return before;
    const distances = palette.map(([r, g, b]) => (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2);
    const found = distances.indexOf(Math.min(...distances));
    known.set(key, found);
    return found;
  };
}
