import type { Keys } from "#infra/sealing/keys.ts";
import type { SpaceId } from "#kernel/ids.ts";

/** The hash before the first row of a chain: 32 zero bytes. */
export const beginning = Buffer.alloc(32);

/** 32 bytes, kept when the content is erased. Without PARVIS_SECRET nobody can guess what the content was. */
export const hashContent = (keys: Keys, content: string) => keys.sign("audit", content);

export type Link = { space: SpaceId; seq: number; at: Date; previous: Buffer; content: Buffer };

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
