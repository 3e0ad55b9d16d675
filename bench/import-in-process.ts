import { fork } from "node:child_process";
import { once } from "node:events";
import { steadyHeap } from "../scripts/steady-heap.mjs";

/** The measures of an import; `peak` is the resident memory of its process, in MiB. */
export type Measure = { milliseconds: number; peak: number; added: number };

/** Imports a file into a space in a separate process. */
export async function importInProcess(
  databaseUrl: string,
  path: string,
  space: string,
  kind: "registry" | "payments" = "registry",
): Promise<Measure> {
  const child = fork(new URL("./import-child.ts", import.meta.url), [databaseUrl, path, space, kind], {
    execArgv: steadyHeap,
  });
  const [measure] = await Promise.race([
    once(child, "message"),
    once(child, "exit").then(() => Promise.reject(new Error("the import failed"))),
  ]);
  if (child.exitCode === null) await once(child, "exit");
  return measure as Measure;
}
