// An installation's own portals stand in `portals/`, which git ignores: an update never meets them (docs/portals.md).
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./programs.mjs";

export const portalsFolder = join(root, "portals");

/** Puts `index.ts` of that folder in place of the list of samples, where there is one. */
export const ownPortals = {
  name: "own portals",
  setup({ onResolve }) {
    const own = join(portalsFolder, "index.ts");
    if (existsSync(own)) onResolve({ filter: /\/samples\.ts$/ }, () => ({ path: own }));
  },
};
