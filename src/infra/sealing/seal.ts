import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** AES-256-GCM with a random nonce of 96 bits (NIST SP 800-38D, 8.2.2). */
const algorithm = "aes-256-gcm";
const nonceLength = 12;
const tagLength = 16;

/** Bound to an owner: copied to another owner's row, it does not open. Returns nonce, tag, ciphertext. */
export function seal(key: Buffer, plain: Buffer, belongsTo: readonly string[]): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, key, nonce);
  cipher.setAAD(bytesOf(belongsTo));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

export function unseal(key: Buffer, sealed: Buffer, belongsTo: readonly string[]): Buffer {
  const nonce = sealed.subarray(0, nonceLength);
  const tag = sealed.subarray(nonceLength, nonceLength + tagLength);
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagLength });
  decipher.setAAD(bytesOf(belongsTo));
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(nonceLength + tagLength)), decipher.final()]);
}

const bytesOf = (belongsTo: readonly string[]) => Buffer.from(JSON.stringify(belongsTo));
