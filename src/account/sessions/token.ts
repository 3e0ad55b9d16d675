import { createHash, randomBytes } from "node:crypto";

/** 256 random bits in a cookie. The database stores only its SHA-256 (ASVS V6.5.2, V7.2.3). */
export type Token = { value: string; hash: Buffer };

export function newToken(): Token {
  const value = randomBytes(32).toString("base64url");
  return { value, hash: hashToken(value) };
}

export const hashToken = (value: string) => createHash("sha256").update(value).digest();
