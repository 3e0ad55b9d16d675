import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "#kernel/package-folder.ts";

/** Made by `scripts/build-assets.mjs`, and named by content. */
export type AssetName =
  | "site.css"
  | "desk.css"
  | "site.js"
  | "member.js"
  | "desk.js"
  | "icons.svg"
  | "favicon.svg"
  | "font.woff2";

/** Served unchanged, cached for ever, under `/assets/`. */
export const assetsFolder = join(packageFolder(), "dist", "assets");

let manifest: Partial<Record<string, string>> | null = null;

/** Before any build, as in tests that only draw, the plain name. */
export function assetUrl(name: AssetName): string {
  manifest ??= readManifest();
  return `/assets/${manifest[name] ?? name}`;
}

function readManifest(): Partial<Record<string, string>> {
  const file = join(assetsFolder, "manifest.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}
