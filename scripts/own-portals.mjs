// An installation's own portals are in `portals/`, which git ignores, so an update never conflicts with them
// (docs/portals.md).
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./programs.mjs";

export const portalsFolder = join(root, "portals");

/** Replaces the list of samples with `index.ts` of that folder, if there is one. */
export const ownPortals = {
  name: "own portals",
  setup({ onResolve }) {
    const own = join(portalsFolder, "index.ts");
    if (existsSync(own)) onResolve({ filter: /\/samples\.ts$/ }, () => ({ path: own }));
  },
};
