import type { MailTools } from "#infra/mail/mail-kind.ts";
import { type Keys, sameBytes } from "#infra/sealing/keys.ts";
import type { LinkId, SpaceId } from "#kernel/ids.ts";
import { readId } from "#kernel/ids.ts";

/** Mail programs leave a final `-` or `_` out of a link: the last character is a digit. */
const lastSign = "0";

/**
 * The id and its keyed hash in 64 base64url characters, and a last one without meaning. Derived, never stored: a copy
 * of the database opens nothing (REC-09), and a second request gives the same link.
 */
export function linkToken(keys: Keys, space: SpaceId, id: LinkId): string {
  const bytes = Buffer.from(id.replaceAll("-", ""), "hex");
  return Buffer.concat([bytes, keys.sign("link", space, id)]).toString("base64url") + lastSign;
}

/** Built from the public address, never from a request (REC-01). */
export const linkAddress = ({ space, keys, publicUrl }: MailTools, id: LinkId) =>
  new URL(`/${space.id}/lien/${linkToken(keys, space.id, id)}`, publicUrl).href;

/** The link at the start of a text; `null` if not ours. What follows its 64 characters comes from the mail. */
export function readLinkToken(keys: Keys, space: SpaceId, text: string): LinkId | null {
  const [token] = /^[\w-]{64}/.exec(text.trimStart()) ?? [];
  if (!token) return null;
  const bytes = Buffer.from(token, "base64url");
  const hex = bytes.subarray(0, 16).toString("hex");
  const id = readId<LinkId>(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"));
  if (!id) return null;
  return sameBytes(bytes.subarray(16), keys.sign("link", space, id)) ? id : null;
}
