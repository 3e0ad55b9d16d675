import { spawn } from "node:child_process";
import { once } from "node:events";
import { basename, extname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A running program: its address, and the rest of its first line. */
export type Served<Told = object> = Told & { origin: string; stop: () => void };

/** Serves from a separate process: the loader of the browser tests reads JSX differently. */
export async function serveProgram<Told = object>(entry: string): Promise<Served<Told>> {
  const server = spawn(process.execPath, [await bundle(entry)], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface(server.stdout), "line");
  return { ...JSON.parse(String(line)), stop: () => server.kill() };
}

/** One file for each worker, so that none reads a file that another is writing. */
async function bundle(entry: string): Promise<string> {
  const outfile = join(root, "dist", "trials", `${basename(entry, extname(entry))}-${process.pid}.js`);
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    logLevel: "warning",
  });
  return outfile;
}
