import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { buildProgram } from "../mail/build-program.ts";

/** The gallery, being served: where it answers and what it shows. */
export type ServedGallery = { origin: string; paths: readonly string[]; stop: () => void };

/** Serves the gallery from a process of its own: pages are JSX, which the browser tests' loader reads otherwise. */
export async function serveGallery(): Promise<ServedGallery> {
  const program = await buildProgram(new URL("./gallery-server.ts", import.meta.url));
  const server = spawn(process.execPath, [program], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface(server.stdout), "line");
  return { ...JSON.parse(String(line)), stop: () => server.kill() };
}
