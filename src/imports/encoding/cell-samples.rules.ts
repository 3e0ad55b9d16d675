const most = 8;
const longest = 40;

const ends = (byte: number) => byte < 0x20 || '",;|'.includes(String.fromCharCode(byte));

/** Keeps the first cell that holds each byte above 127, to show names in which the encoding can be checked. */
export function cellSamples() {
  const cells = new Map<number, { cell: Buffer; count: number }>();
  return {
    add(piece: Buffer) {
      for (let at = 0; at < piece.length; at++) {
        const byte = piece[at] ?? 0;
        if (byte < 0x80) continue;
        const found = cells.get(byte);
        if (found) found.count += 1;
        else {
          const cell = cellAround(piece, at);
          if (cell) cells.set(byte, { cell: Buffer.from(cell), count: 1 });
        }
      }
    },
    list(decode: (bytes: Buffer) => string): string[] {
      const byUse = [...cells.values()].sort((a, b) => b.count - a.count);
      return [...new Set(byUse.map(({ cell }) => decode(cell).trim()))].slice(0, most);
    },
  };
}

/** `null` when the cell is too long to be a name, or cut by the end of the piece. */
function cellAround(piece: Buffer, at: number): Buffer | null {
  let from = at;
  while (from > 0 && at - from <= longest && !ends(piece[from - 1] ?? 0)) from -= 1;
  let to = at + 1;
  while (to < piece.length && to - at <= longest && !ends(piece[to] ?? 0)) to += 1;
  return from === 0 || to - from > longest || to === piece.length ? null : piece.subarray(from, to);
}
