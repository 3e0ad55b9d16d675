/** Turns byte positions into line numbers. Expects every piece, in order. */
export function lineCount(lineEnd: "\n" | "\r") {
  const byte = lineEnd.charCodeAt(0);
  const count = (piece: Buffer) => {
    let ends = 0;
    for (let at = piece.indexOf(byte); at >= 0; at = piece.indexOf(byte, at + 1)) ends += 1;
    return ends;
  };
  let lines = 1;
  return {
    add(piece: Buffer) {
      lines += count(piece);
    },
    lineOf: (piece: Buffer, at: number) => lines + count(piece.subarray(0, at)),
  };
}
