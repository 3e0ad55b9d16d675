import type { MailTools } from "#infra/mail/mail-kind.ts";
import { type Keys, sameBytes } from "#infra/sealing/keys.ts";
import type { LinkId, SpaceId } from "#kernel/ids.ts";
import { readId } from "#kernel/ids.ts";

/** Programs that make an address clickable leave a final `-` or `_` out: a letter or digit stands last. */
const lastSign = "0";

/**
 * The token of a link: its id and a keyed hash of it, 64 signs of base64url, and a last one that says nothing.
 * Derived, never stored, so that a copy of the database opens nothing (REC-09) and asking again gives the same link.
 */
export function linkToken(keys: Keys, space: SpaceId, id: LinkId): string {
  const bytes = Buffer.from(id.replaceAll("-", ""), "hex");
  return Buffer.concat([bytes, keys.sign("link", space, id)]).toString("base64url") + lastSign;
}

/** The address that a mail gives: built from the public one, never from a request (REC-01). */
export const linkAddress = ({ space, keys, publicUrl }: MailTools, id: LinkId) =>
  new URL(`/${space.id}/lien/${linkToken(keys, space.id, id)}`, publicUrl).href;

/**
 * The link that a text begins with, or `null` when we made none such for this space. What follows the 64 signs came
 * from the mail around it: a full stop, a bracket, a space. The keyed hash decides, so nothing is gained by it.
 */
export function readLinkToken(keys: Keys, space: SpaceId, text: string): LinkId | null {
  const [token] = /^[\w-]{64}/.exec(text.trimStart()) ?? [];
  if (!token) return null;
  const bytes = Buffer.from(token, "base64url");
  const hex = bytes.subarray(0, 16).toString("hex");
  const id = readId<LinkId>(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"));
  if (!id) return null;
  return sameBytes(bytes.subarray(16), keys.sign("link", space, id)) ? id : null;
}
