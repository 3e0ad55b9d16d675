import { type Keys, sameBytes } from "#infra/sealing/keys.ts";
import type { MailId, SpaceId } from "#kernel/ids.ts";

/** Where returned mails come: the part before the + and the domain. */
export type BounceMailbox = { name: string; domain: string };

/** 80 bits: with the id the part before the @ stays below its 64 characters (RFC 5321, 4.5.3.1.1). */
const proofBytes = 10;

const proofOf = (keys: Keys, space: SpaceId, mailId: MailId) =>
  keys.sign("bounce", space, mailId).subarray(0, proofBytes);

/**
 * The envelope sender of one mail (VERP). A report comes back to it, so it says which mail failed even when it names
 * another recipient or none. Only a person or server that saw the mail knows the address.
 */
export function bounceAddress(keys: Keys, mailbox: BounceMailbox, space: SpaceId, mailId: MailId): string {
  const proof = proofOf(keys, space, mailId).toString("hex");
  return `${mailbox.name}+${mailId.replaceAll("-", "")}.${proof}@${mailbox.domain}`;
}

const signed =
  /^([^+@]{1,20})\+([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})\.([0-9a-f]{20})@(.{1,253})$/;

/** `null`: not ours, or not signed by us for any of these spaces. Servers may change its case. */
export function readBounceAddress(
  keys: Keys,
  mailbox: BounceMailbox,
  spaces: readonly SpaceId[],
  address: string,
): { space: SpaceId; mailId: MailId } | null {
  const [, name, a, b, c, d, e, proof = "", domain] = signed.exec(address.toLowerCase()) ?? [];
  if (name !== mailbox.name || domain !== mailbox.domain) return null;
  const mailId = [a, b, c, d, e].join("-") as MailId;
  const given = Buffer.from(proof, "hex");
  const space = spaces.find((one) => sameBytes(proofOf(keys, one, mailId), given));
  return space ? { space, mailId } : null;
}
