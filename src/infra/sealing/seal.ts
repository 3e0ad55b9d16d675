import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** AES-256-GCM under a fresh nonce of 96 bits (NIST SP 800-38D, 8.2.2). */
const algorithm = "aes-256-gcm";
const nonceLength = 12;
const tagLength = 16;

/**
 * Seals under a key of 32 bytes, bound to whom it belongs to: a row copied to somebody else's does not open.
 * Gives nonce, tag and text in one.
 */
export function seal(key: Buffer, plain: Buffer, belongsTo: readonly string[]): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, key, nonce);
  cipher.setAAD(bytesOf(belongsTo));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** What was sealed. Throws when a bit of it has changed, or when it belongs to somebody else. */
export function unseal(key: Buffer, sealed: Buffer, belongsTo: readonly string[]): Buffer {
  const nonce = sealed.subarray(0, nonceLength);
  const tag = sealed.subarray(nonceLength, nonceLength + tagLength);
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagLength });
  decipher.setAAD(bytesOf(belongsTo));
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(nonceLength + tagLength)), decipher.final()]);
}

const bytesOf = (belongsTo: readonly string[]) => Buffer.from(JSON.stringify(belongsTo));
