import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder for one test, deleted at its end: `await using folder = await temporaryFolder()`. */
export async function temporaryFolder(parent = tmpdir()) {
  const path = await mkdtemp(join(parent, "parvis-test-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
