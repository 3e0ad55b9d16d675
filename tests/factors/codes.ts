import { Secret, TOTP } from "otpauth";

/** The code an application shows now, or that many steps from now; its key in bytes, or as typed. */
export function codeOf(key: Buffer | string, steps = 0): string {
  const secret =
    typeof key === "string" ? Secret.fromBase32(key) : new Secret({ buffer: Uint8Array.from(key).buffer });
  return new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
}

/** Six digits that are no code of a step near now. */
export function wrongCode(key: Buffer): string {
  const near = [-2, -1, 0, 1, 2].map((steps) => codeOf(key, steps));
  for (let code = 0; ; code += 1) {
    const written = String(code).padStart(6, "0");
    if (!near.includes(written)) return written;
  }
}
