import type { Keys } from "#infra/sealing/keys.ts";
import type { CodeId, SpaceId } from "#kernel/ids.ts";

const million = 1_000_000;

/**
 * Derived from the id and a key, never stored: a copy of the database opens nothing (REC-09), and a second request
 * gives the same code. 48 bits of a keyed hash: no digit is likelier than another by more than 1 in 2^28 (OTP-05).
 */
export function codeDigits(keys: Keys, space: SpaceId, id: CodeId): string {
  const drawn = keys.sign("code", space, id).readUIntBE(0, 6);
  return String(drawn % million).padStart(6, "0");
}
