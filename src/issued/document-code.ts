import type { Keys } from "#infra/sealing/keys.ts";
import type { DocumentId, SpaceId } from "#kernel/ids.ts";
import { codeAlphabet, drawnSigns, groupCode, withCheckSign } from "#kernel/text/checked-code.rules.ts";

/** Derived from the row, never stored: a copy of the database makes no document and opens no check page. */
export function documentCode(keys: Keys, space: SpaceId, id: DocumentId): string {
  const signs = [...keys.sign("issued", "code", space, id).subarray(0, drawnSigns)];
  return withCheckSign(signs.map((byte) => codeAlphabet.charAt(byte & 31)).join(""));
}

/** What the database finds a code by. Keyed: 55 bits could be guessed from a plain hash. */
export const hashOfCode = (keys: Keys, space: SpaceId, code: string): Buffer =>
  keys.sign("issued", "hash", space, code);

/** Built from the public address, never from a request (REC-01). */
export const checkAddress = (publicUrl: URL, space: SpaceId, code: string) =>
  new URL(`/${space}/verifier/${groupCode(code)}`, publicUrl).href;
