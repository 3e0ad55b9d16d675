import { mkdir, open, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { SpaceId } from "#kernel/ids.ts";

/** The last row of a chain at some moment, written outside the database. `hash`: base64. */
export type Anchor = { at: Date; seq: number; hash: string };

const anchorFile = (store: string, space: SpaceId) => join(store, "audit-anchors", `${space}.log`);

/** Adds a line, and waits until the disk has it. Lines are only ever added. */
export async function writeAnchor(store: string, space: SpaceId, { at, seq, hash }: Anchor): Promise<void> {
  const path = anchorFile(store, space);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, "a", 0o600);
  try {
    await file.appendFile(`${at.toISOString()} ${seq} ${hash}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

const line = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) (\d{1,15}) ([A-Za-z0-9+/]{43}=)$/;

/** By number: the hash that was seen. `unreadable`: lines that are no anchor, or that contradict a former one. */
export async function readAnchors(store: string, space: SpaceId) {
  const anchors = new Map<number, string>();
  let unreadable = 0;
  const text = await readFile(anchorFile(store, space), "utf8").catch(absent);
  for (const written of text.split("\n").filter((one) => one !== "")) {
    const [, , seq, hash] = line.exec(written) ?? [];
    if (!seq || !hash || (anchors.get(Number(seq)) ?? hash) !== hash) unreadable += 1;
    else anchors.set(Number(seq), hash);
  }
  return { anchors, unreadable };
}

function absent(error: NodeJS.ErrnoException): string {
  if (error.code === "ENOENT") return "";
  throw error;
}
