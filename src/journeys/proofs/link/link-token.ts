import type { MailTools } from "#infra/mail/mail-kind.ts";
import { idToken, readIdToken } from "#infra/sealing/id-token.ts";
import type { Keys } from "#infra/sealing/keys.ts";
import { type LinkId, readId, type SpaceId } from "#kernel/ids.ts";

export const linkToken = (keys: Keys, space: SpaceId, id: LinkId): string =>
  idToken({ keys, purpose: "link", space }, id);

/** Built from the public address, never from a request (REC-01). */
export const linkAddress = ({ space, keys, publicUrl }: MailTools, id: LinkId) =>
  new URL(`/${space.id}/lien/${linkToken(keys, space.id, id)}`, publicUrl).href;

/** The link at the start of a text; `null` if not ours. What follows its 64 characters comes from the mail. */
export const readLinkToken = (keys: Keys, space: SpaceId, text: string): LinkId | null =>
  readId<LinkId>(readIdToken({ keys, purpose: "link", space }, text) ?? "");
