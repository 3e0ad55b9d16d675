import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { packageFolder } from "#kernel/package-folder.ts";

it("a command whose reader has exited ends without an error message", async () => {
  const cli = join(packageFolder(), "dist", "cli.js");
  const { stdout, stderr } = await promisify(execFile)("sh", [
    "-c",
    `(sleep 0.5; ${process.execPath} ${cli} import registry --help; echo "code $?" >&2) | true`,
  ]);
  expect(stdout).toBe("");
  expect(stderr.trim()).toBe("code 0");
});
