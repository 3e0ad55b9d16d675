import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Transform } from "node:stream";

/** AES-256-GCM with a key for each file: nonce, ciphertext, tag. The tag comes last, so that a file is sealed as it is written. */
const algorithm = "aes-256-gcm";
const nonceLength = 12;
const tagLength = 16;

export const newFileKey = () => randomBytes(32);

/** Seals what passes through. `belongsTo`: what the file must be opened as. */
export function sealingStream(key: Buffer, belongsTo: readonly string[]): Transform {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, key, nonce);
  cipher.setAAD(bytesOf(belongsTo));
  const stream = new Transform({
    transform: (chunk: Buffer, _encoding, done) => done(null, cipher.update(chunk)),
    flush(done) {
      this.push(cipher.final());
      done(null, cipher.getAuthTag());
    },
  });
  stream.push(nonce);
  return stream;
}

/** The whole content, checked before any of it is given. Throws when the file was changed or is another one. */
export async function readSealedFile(
  path: string,
  key: Buffer,
  belongsTo: readonly string[],
): Promise<Buffer> {
  const sealed = await readFile(path);
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceLength), {
    authTagLength: tagLength,
  });
  decipher.setAAD(bytesOf(belongsTo));
  decipher.setAuthTag(sealed.subarray(-tagLength));
  return Buffer.concat([decipher.update(sealed.subarray(nonceLength, -tagLength)), decipher.final()]);
}

const bytesOf = (belongsTo: readonly string[]) => Buffer.from(JSON.stringify(belongsTo));
