// Runs on Node 20: a fresh clone needs this before Parvis itself can run.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

const windows = process.platform === "win32";
const packagedNode = join(root, "node_modules", "node", "bin", windows ? "node.exe" : "node");

/** The Node that Parvis installs; the running one when npm was told not to fetch it. */
export const node = () => (existsSync(packagedNode) ? packagedNode : process.execPath);

const path = () =>
  [join(root, "node_modules", ".bin"), join(packagedNode, ".."), process.env.PATH].join(delimiter);

/** Runs a program to its end and returns its exit code; forwards our signals to it. */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, PATH: path(), ...options.env };
    const child = spawn(program, args, { cwd: root, stdio: "inherit", ...options, env });
    const pass = (signal) => child.kill(signal);
    process.on("SIGINT", pass).on("SIGTERM", pass);
    const watch = whenAbandoned(() => pass("SIGTERM"));
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearInterval(watch);
      process.off("SIGINT", pass).off("SIGTERM", pass);
      resolve(signal ? 1 : code);
    });
  });
}

/** npm passes SIGTERM to a shell, which dies without forwarding it: its children become orphans. */
export function whenAbandoned(end) {
  const parent = process.ppid;
  const isAbandoned = () => process.env.npm_lifecycle_event && process.ppid !== parent;
  return setInterval(() => isAbandoned() && end(), 300);
}

/** Runs a program of an installed package by the file its package names. */
export const runPackage = (file, args, options) =>
  run(node(), [join(root, "node_modules", file), ...args], options);

/** Runs `npm ci` when the lockfile and the installed packages differ. */
export async function ensureInstalled() {
  const wanted = Object.entries(packagesOf("package-lock.json") ?? {});
  const installed = packagesOf("node_modules/.package-lock.json");
  const differs = ([path, { version, optional }]) =>
    path !== "" && installed[path]?.version !== version && !(optional && !installed[path]);
  if (installed && !wanted.some(differs)) return;
  console.error("Installing what Parvis is made of (once)…");
  const code = await run("npm", ["ci", "--loglevel=error"], {
    shell: windows,
    stdio: ["ignore", 2, 2],
  });
  if (code !== 0) process.exit(code);
}

function packagesOf(lockfile) {
  const file = join(root, lockfile);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : null;
}
