// `npm run dev`: rebuilds and restarts at each change.
import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { ensureInstalled, node, root, whenAbandoned } from "./programs.mjs";

const quiet = 150;
let server = null;
let timer = null;
let restarting = Promise.resolve();

await ensureInstalled();
for (const folder of ["src", "demo", "db"]) watch(join(root, folder), { recursive: true }, changed);
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, quit);
whenAbandoned(quit);
changed();

/** Editors write several files at once: waits until they have finished. */
function changed() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    restarting = restarting.then(restart);
  }, quiet);
}

async function quit() {
  await restarting;
  await stop();
  process.exit();
}

async function restart() {
  try {
    await build();
  } catch (error) {
    console.error(error.message);
    return;
  }
  await stop();
  const words = ["--enable-source-maps", join(root, "dist", "cli.js"), "serve"];
  server = spawn(node(), words, { cwd: root, stdio: "inherit" });
}

function stop() {
  const stopping = server;
  if (!stopping || stopping.exitCode !== null || stopping.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    stopping.once("exit", resolve);
    stopping.kill("SIGTERM");
  });
}
