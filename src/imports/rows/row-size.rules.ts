/** Measures a row that arrives in pieces: characters of its finished cells, and bytes in UTF-8 of the last one. */
export function rowSize(separator: string) {
  let [finished, cell, bytes] = [0, 0, 0];
  return {
    /** Whether the row so far holds more than `most`. */
    exceeds(most: number, piece: string): boolean {
      for (const [index, part] of piece.split(separator).entries()) {
        if (index > 0) {
          finished += cell;
          [cell, bytes] = [0, 0];
        }
        cell += part.length;
        bytes += Buffer.byteLength(part);
        if (finished + bytes > most) return true;
      }
      return false;
    },
  };
}

/** How many line breaks stand inside a row before its size exceeds `most`. */
export function breaksBefore(row: string, separator: string, most: number): number {
  const size = rowSize(separator);
  let breaks = 0;
  for (const sign of row) {
    if (size.exceeds(most, sign)) return breaks;
    if (sign === "\r" || sign === "\n") breaks += 1;
  }
  return breaks;
}
