import { type KeyPurpose, type Keys, sameBytes } from "./keys.ts";

/** Mail programs leave a final `-` or `_` out of a link: the last character is a digit. */
const lastSign = "0";

type Parts = { keys: Keys; purpose: KeyPurpose; space: string };

/**
 * A UUID and its keyed hash in 64 base64url characters, and a last one without meaning. Derived, never stored: a copy
 * of the database opens nothing (REC-09), and a second request gives the same link.
 */
export function idToken({ keys, purpose, space }: Parts, id: string): string {
  const bytes = Buffer.from(id.replaceAll("-", ""), "hex");
  return Buffer.concat([bytes, keys.sign(purpose, space, id)]).toString("base64url") + lastSign;
}

/** The UUID of the token at the start of a text; `null` if not ours. What follows its 64 characters is ignored. */
export function readIdToken({ keys, purpose, space }: Parts, text: string): string | null {
  const [token] = /^[\w-]{64}/.exec(text.trimStart()) ?? [];
  if (!token) return null;
  const bytes = Buffer.from(token, "base64url");
  const hex = bytes.subarray(0, 16).toString("hex");
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return sameBytes(bytes.subarray(16), keys.sign(purpose, space, id)) ? id : null;
}
