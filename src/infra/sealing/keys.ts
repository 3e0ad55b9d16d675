import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from "node:crypto";

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
  | "identity"
  | "login"
  | "issued"
  | "upload"
  | "bounce"
  | "staff-invitation"
  | "audit"
  | "file";

/** Keys derived from PARVIS_SECRET, which is never in the database. */
export type Keys = {
  /** HMAC-SHA256 of the parts, unambiguous whatever they contain; 32 bytes. */
  sign(purpose: KeyPurpose, ...parts: string[]): Buffer;
  /** 32 bytes, for libraries that need the key itself. */
  raw(purpose: KeyPurpose): Buffer;
};

export function keysFrom(secret: string): Keys {
  const derived = new Map<KeyPurpose, KeyObject>();
  // Creating a key object for each signature would cost more than the signature.
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

/** Constant-time comparison. */
export const sameBytes = (a: Buffer, b: Buffer) => a.length === b.length && timingSafeEqual(a, b);
