import { open } from "node:fs/promises";

export const pieceSize = 64 * 1024;

const endSize = 4096;

/** Reads the file in pieces that share one buffer: copy a piece before asking for the next one. */
export async function* piecesOf(path: string): AsyncGenerator<Buffer> {
  const buffer = Buffer.alloc(pieceSize);
  const file = await open(path);
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, pieceSize);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

export async function endsOf(path: string, size: number): Promise<{ head: Buffer; end: Buffer }> {
  const file = await open(path);
  const part = async (length: number, from: number) => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
    return buffer.subarray(0, bytesRead);
  };
  try {
    const length = Math.min(endSize, size);
    return { head: await part(Math.min(pieceSize, size), 0), end: await part(length, size - length) };
  } finally {
    await file.close();
  }
}

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
