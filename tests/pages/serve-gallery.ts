import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The gallery, being served: where it answers and what it shows. */
export type ServedGallery = { origin: string; paths: readonly string[]; stop: () => void };

/** Serves the gallery from a process of its own: pages are JSX, which the browser tests' loader reads otherwise. */
export async function serveGallery(): Promise<ServedGallery> {
  const server = spawn(process.execPath, [await bundle()], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface(server.stdout), "line");
  return { ...JSON.parse(String(line)), stop: () => server.kill() };
}

/** One file for each worker, so that none reads what another is writing. */
async function bundle(): Promise<string> {
  const outfile = join(root, "dist", "trials", `gallery-server-${process.pid}.js`);
  await build({
    absWorkingDir: root,
    entryPoints: ["tests/pages/gallery-server.ts"],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    logLevel: "warning",
  });
  return outfile;
}
