import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from "node:crypto";

/** What a key may be used for; one never serves two purposes. */
export type KeyPurpose =
  | "link"
  | "code"
  | "csrf"
  | "subject"
  | "pepper"
  | "check"
  | "captcha"
  | "totp"
  | "passkey"
  | "recovery-code"
  | "openid"
  | "identity";

/** Keys derived from PARVIS_SECRET, which is never in the database. */
export type Keys = {
  /** HMAC-SHA256 of the parts, unambiguous whatever they contain; 32 bytes. */
  sign(purpose: KeyPurpose, ...parts: string[]): Buffer;
  /** 32 bytes, for libraries that want the key itself. */
  raw(purpose: KeyPurpose): Buffer;
};

export function keysFrom(secret: string): Keys {
  const derived = new Map<KeyPurpose, KeyObject>();
  // Kept as a key object: made from bytes at each signature, it costs more than the signature.
  const keyFor = (purpose: KeyPurpose) => {
    const known = derived.get(purpose);
    if (known) return known;
    const key = createSecretKey(Buffer.from(hkdfSync("sha256", secret, "parvis", purpose, 32)));
    derived.set(purpose, key);
    return key;
  };
  const raw = (purpose: KeyPurpose) => keyFor(purpose).export();
  const sign = (purpose: KeyPurpose, ...parts: string[]) =>
    createHmac("sha256", keyFor(purpose)).update(JSON.stringify(parts)).digest();
  return { sign, raw };
}

/** Compares in constant time; different lengths are different. */
export const sameBytes = (a: Buffer, b: Buffer) => a.length === b.length && timingSafeEqual(a, b);
