/** The neighbour of a byte: no letter (0), a to z (1 to 26), A to Z (27 to 52), a digit, a byte above 127. */
export type Neighbour = number;

export const digit = 53;
export const above127 = 54;
const neighbours = 55;

export const isLower = (side: Neighbour) => side >= 1 && side <= 26;
export const isUpper = (side: Neighbour) => side >= 27 && side <= 52;

export type ByteContext = { byte: number; before: Neighbour; after: Neighbour; count: number };

const neighbourOf = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x80) return above127;
  const sign = String.fromCharCode(byte);
  if (/[a-z]/.test(sign)) return byte - 0x60;
  if (/[A-Z]/.test(sign)) return byte - 0x40 + 26;
  return /\d/.test(sign) ? digit : 0;
});

/** Counts the bytes above 127 of a file, read in pieces, with their neighbours. Memory use is constant. */
export function byteContexts() {
  const counts = new Uint32Array(128 * neighbours * neighbours);
  let previous = 0;
  let waiting: { byte: number; before: number } | null = null;
  const count = (byte: number, before: number, after: number) => {
    const at = ((byte - 0x80) * neighbours + before) * neighbours + after;
    counts[at] = (counts[at] ?? 0) + 1;
  };
  const side = (byte: number | undefined) => neighbourOf[byte ?? 0] ?? 0;
  return {
    add(piece: Uint8Array) {
      if (piece.length === 0) return;
      if (waiting) count(waiting.byte, waiting.before, side(piece[0]));
      waiting = null;
      for (let at = 0; at < piece.length; at++) {
        const byte = piece[at] ?? 0;
        if (byte < 0x80) continue;
        const before = side(at === 0 ? previous : piece[at - 1]);
        if (at + 1 < piece.length) count(byte, before, side(piece[at + 1]));
        else waiting = { byte, before };
      }
      previous = piece[piece.length - 1] ?? 0;
    },
    list(): ByteContext[] {
      if (waiting) count(waiting.byte, waiting.before, 0);
      waiting = null;
      const found: ByteContext[] = [];
      counts.forEach((times, at) => {
        if (times === 0) return;
        const [pair, after] = [Math.floor(at / neighbours), at % neighbours];
        found.push({
          byte: 0x80 + Math.floor(pair / neighbours),
          before: pair % neighbours,
          after,
          count: times,
        });
      });
      return found;
    },
  };
}
