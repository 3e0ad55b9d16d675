import { createCipheriv, createDecipheriv } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { Transform } from "node:stream";

/**
 * A file sealed piece by piece, so that any part of it is read without unsealing the rest: AES-256-GCM, with a key of its
 * own and the rank of the piece as nonce. The last piece says so in its nonce: a file that was cut does not open (STREAM,
 * Hoang et al. 2015).
 */
const algorithm = "aes-256-gcm";
export const pieceLength = 64 * 1024;
const tagLength = 16;
const sealedLength = pieceLength + tagLength;

type Sealing = { key: Buffer; belongsTo: readonly string[] };

function nonceOf(rank: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(rank, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

const ownerOf = ({ belongsTo }: Sealing) => Buffer.from(JSON.stringify(belongsTo));

function sealPiece(sealing: Sealing, plain: Buffer, rank: number, isLast: boolean): Buffer {
  const cipher = createCipheriv(algorithm, sealing.key, nonceOf(rank, isLast));
  cipher.setAAD(ownerOf(sealing));
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function unsealPiece(sealing: Sealing, sealed: Buffer, rank: number, isLast: boolean): Buffer {
  const end = sealed.length - tagLength;
  const authTag = sealed.subarray(end);
  const decipher = createDecipheriv(algorithm, sealing.key, nonceOf(rank, isLast), {
    authTagLength: tagLength,
  });
  decipher.setAuthTag(authTag);
  decipher.setAAD(ownerOf(sealing));
  return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]);
}

/** Use each key for one file only: nonces are counted from 0. */
export function sealing(how: Sealing): Transform {
  let waiting: Buffer = Buffer.alloc(0);
  let rank = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]);
      // One byte more than a piece proves that another one follows.
      while (waiting.length > pieceLength) {
        this.push(sealPiece(how, waiting.subarray(0, pieceLength), rank++, false));
        waiting = waiting.subarray(pieceLength);
      }
      done();
    },
    flush(done) {
      done(null, sealPiece(how, waiting, rank, true));
    },
  });
}

export type UnsealedFile = {
  /** Bytes of the plain file. */
  size: number;
  modifiedAt: number;
  /** At most `length` bytes; none after the end. */
  read(from: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
};

/** Throws if the file is absent. Reading throws if it was changed, cut, or sealed for another owner. */
export async function openSealed(path: string, how: Sealing): Promise<UnsealedFile> {
  const file = await open(path);
  const { size: sealedSize, mtimeMs } = await file.stat();
  const pieces = Math.max(1, Math.ceil(sealedSize / sealedLength));
  const size = Math.max(0, sealedSize - pieces * tagLength);
  let last: { rank: number; plain: Buffer } | null = null;
  async function piece(rank: number): Promise<Buffer> {
    if (last?.rank === rank) return last.plain;
    const sealed = await readAt(file, rank * sealedLength, sealedLength);
    const plain = unsealPiece(how, sealed, rank, rank === pieces - 1);
    last = { rank, plain };
    return plain;
  }
  return {
    size,
    modifiedAt: mtimeMs,
    async read(from, length) {
      if (from >= size) return Buffer.alloc(0);
      const plain = await piece(Math.floor(from / pieceLength));
      const begin = from % pieceLength;
      return plain.subarray(begin, begin + length);
    },
    close: () => file.close(),
  };
}

async function readAt(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
  return buffer.subarray(0, bytesRead);
}
