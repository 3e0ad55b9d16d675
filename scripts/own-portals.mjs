// An installation's own portals are in `portals/`, which git ignores, so an update never conflicts with them
// (docs/portals.md).
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./programs.mjs";

export const portalsFolder = join(root, "portals");

/** What it replaces, and by which of its files. The back office has the same address everywhere. */
const replaced = [
  { filter: /\/samples\.ts$/, by: "index.ts" },
  { filter: /\/office-sample\.ts$/, by: "office.ts" },
];

/** Replaces the samples with the files of that folder that exist. */
export const ownPortals = {
  name: "own portals",
  setup({ onResolve }) {
    for (const { filter, by } of replaced) {
      const own = join(portalsFolder, by);
      if (existsSync(own)) onResolve({ filter }, () => ({ path: own }));
    }
  },
};
