import { createHash } from "node:crypto";
import type { Keys } from "#infra/sealing/keys.ts";
import type { SpaceId } from "#kernel/ids.ts";

/** The hash before the first row of a chain: 32 zero bytes. */
export const beginning = Buffer.alloc(32);

/** SHA-256 of the text; 32 bytes. It stays when the content is erased after its retention. */
export const hashContent = (content: string) => createHash("sha256").update(content).digest();

export type Link = { space: SpaceId; seq: bigint; at: Date; previous: Buffer; content: Buffer };

/** The hash of a row; 32 bytes. Only PARVIS_SECRET makes it. */
export const hashLink = (keys: Keys, { space, seq, at, previous, content }: Link): Buffer =>
  keys.sign(
    "audit",
    space,
    String(seq),
    at.toISOString(),
    previous.toString("base64"),
    content.toString("base64"),
  );
