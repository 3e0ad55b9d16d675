import { Secret, TOTP } from "otpauth";

const shape = { algorithm: "SHA1", digits: 6, period: 30 };

/** In steps, early or late (RFC 6238, 5.2). */
const window = 1;

const sixDigits = /^\d{6}$/;

export function readTotpCode(typed: string): string | null {
  const code = typed.replace(/\s/g, "");
  return sixDigits.test(code) ? code : null;
}

/** 160 random bits, as RFC 4226 (4, R6) advises. */
export const newTotpSecret = () => Buffer.from(new Secret({ size: 20 }).bytes);

/** `at` is in seconds since 1970. Returns the step, counted from 1970; `null` when no allowed step has this code. */
export function stepOf(secret: Buffer, code: string, at: number): number | null {
  if (!sixDigits.test(code)) return null;
  const timestamp = at * 1000;
  const delta = TOTP.validate({ ...shape, window, timestamp, token: code, secret: asSecret(secret) });
  return delta === null ? null : TOTP.counter({ period: shape.period, timestamp }) + delta;
}

/** `at`: in seconds since 1970. */
export const codeAt = (secret: Buffer, at: number): string =>
  new TOTP({ ...shape, secret: asSecret(secret) }).generate({ timestamp: at * 1000 });

/** Of a code that is shown now, in seconds: at most this long until the next. */
export const codeLasts = shape.period;

export const totpAddress = (secret: Buffer, issuer: string, label: string) =>
  new TOTP({ ...shape, issuer, label, secret: asSecret(secret) }).toString();

/** The bytes of a secret in base 32, with or without spaces. */
export const readSecret = (spelt: string) => Buffer.from(Secret.fromBase32(spelt.replace(/\s/g, "")).bytes);

export const spellSecret = (secret: Buffer) => asSecret(secret).base32.replace(/(.{4})(?=.)/g, "$1 ");

const asSecret = (bytes: Buffer) => new Secret({ buffer: Uint8Array.from(bytes).buffer });
