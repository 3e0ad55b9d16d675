import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { FileTaker } from "./receive-files.ts";

/** Stores files under random names, readable by our user only; `taken` is the path. */
export const intoFolder = (folder: string): FileTaker<string> => ({
  async take(content) {
    const path = join(folder, `upload-${randomUUID()}`);
    try {
      await pipeline(content, createWriteStream(path, { flags: "wx", mode: 0o600 }));
    } catch (failure) {
      await rm(path, { force: true });
      throw failure;
    }
    return path;
  },
  drop: (path) => rm(path, { force: true }),
});
