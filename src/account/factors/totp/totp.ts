import { Secret, TOTP } from "otpauth";

/** What every application of codes knows how to do (RFC 6238, and the defaults of the otpauth address). */
const shape = { algorithm: "SHA1", digits: 6, period: 30 };

/** A clock may be this many steps early or late (RFC 6238, 5.2). */
const window = 1;

const sixDigits = /^\d{6}$/;

/** The code that was typed, the spaces that applications show within it left out; `null` when it is none. */
export function readTotpCode(typed: string): string | null {
  const code = typed.replace(/\s/g, "");
  return sixDigits.test(code) ? code : null;
}

/** 160 random bits, as RFC 4226 (4, R6) advises. */
export const newTotpSecret = () => Buffer.from(new Secret({ size: 20 }).bytes);

/**
 * The step whose code was typed, at a moment in seconds since 1970; `null` when it is that of no step allowed.
 * A step is counted from 1970, so that of two codes the later one has the greater step.
 */
export function stepOf(secret: Buffer, code: string, at: number): number | null {
  if (!sixDigits.test(code)) return null;
  const timestamp = at * 1000;
  const delta = TOTP.validate({ ...shape, window, timestamp, token: code, secret: asSecret(secret) });
  return delta === null ? null : TOTP.counter({ period: shape.period, timestamp }) + delta;
}

/** The address an application reads from the picture: issuer, whose account, secret. */
export const totpAddress = (secret: Buffer, issuer: string, label: string) =>
  new TOTP({ ...shape, issuer, label, secret: asSecret(secret) }).toString();

/** The secret to be typed, in groups of four that the eye can hold. */
export const spellSecret = (secret: Buffer) => asSecret(secret).base32.replace(/(.{4})(?=.)/g, "$1 ");

const asSecret = (bytes: Buffer) => new Secret({ buffer: Uint8Array.from(bytes).buffer });
