import { type Keys, sameBytes } from "#infra/sealing/keys.ts";
import type { LinkId, SpaceId } from "#kernel/ids.ts";
import { readId } from "#kernel/ids.ts";

/**
 * The token of a link: its id and a keyed hash of it, 64 signs of base64url. Derived, never stored, so that
 * a copy of the database opens nothing (REC-09) and asking again gives the same link.
 */
export function linkToken(keys: Keys, space: SpaceId, id: LinkId): string {
  const bytes = Buffer.from(id.replaceAll("-", ""), "hex");
  return Buffer.concat([bytes, keys.sign("link", space, id)]).toString("base64url");
}

/** The link a token stands for, or `null` when it was not made by us for this space. */
export function readLinkToken(keys: Keys, space: SpaceId, token: string): LinkId | null {
  if (!/^[\w-]{64}$/.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  const hex = bytes.subarray(0, 16).toString("hex");
  const id = readId<LinkId>(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"));
  if (!id) return null;
  return sameBytes(bytes.subarray(16), keys.sign("link", space, id)) ? id : null;
}
