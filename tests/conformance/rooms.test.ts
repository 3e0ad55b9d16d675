import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, it } from "vitest";
import { packageFolder } from "#kernel/package-folder.ts";

const source = join(packageFolder(), "src");
const entries = readdirSync(source, { recursive: true, withFileTypes: true }).filter((entry) =>
  entry.isFile(),
);

const sizes = new Map<string, number>();
for (const { parentPath } of entries) sizes.set(parentPath, (sizes.get(parentPath) ?? 0) + 1);

it("no folder of src has more than 16 files, and its root has at most 6", () => {
  expect(sizes.size).toBeGreaterThan(50);
  const full = [...sizes].filter(([folder, files]) => files > (folder === source ? 6 : 16));
  expect(full.map(([folder, files]) => `${relative(source, folder)}: ${files}`)).toEqual([]);
});
