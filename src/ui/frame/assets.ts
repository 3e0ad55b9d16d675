import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "#kernel/package-folder.ts";

/** The files every page asks for; `scripts/build-assets.mjs` makes them and gives each a name by its content. */
export type AssetName = "site.css" | "site.js" | "icons.svg" | "favicon.svg" | "font.woff2";

/** Where the built files lie, to be served unchanged and for ever under `/assets/`. */
export const assetsFolder = join(packageFolder(), "dist", "assets");

let manifest: Partial<Record<string, string>> | null = null;

/** The address of a built file. Before any build (tests that only draw) the plain name stands in. */
export function assetUrl(name: AssetName): string {
  manifest ??= readManifest();
  return `/assets/${manifest[name] ?? name}`;
}

function readManifest(): Partial<Record<string, string>> {
  const file = join(assetsFolder, "manifest.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}
