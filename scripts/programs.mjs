// Runs on Node 20: what a fresh clone needs before anything of Parvis itself can run.
import { spawn } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

const windows = process.platform === "win32";
const packagedNode = join(root, "node_modules", "node", "bin", windows ? "node.exe" : "node");

/** The Node that Parvis brings; the one that runs now where npm was told not to fetch it. */
export const node = () => (existsSync(packagedNode) ? packagedNode : process.execPath);

const path = () =>
  [join(root, "node_modules", ".bin"), join(packagedNode, ".."), process.env.PATH].join(delimiter);

/** Runs a program to its end and answers its exit code; signals sent to us reach it. */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, PATH: path(), ...options.env };
    const child = spawn(program, args, { cwd: root, stdio: "inherit", ...options, env });
    const pass = (signal) => child.kill(signal);
    process.on("SIGINT", pass).on("SIGTERM", pass);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      process.off("SIGINT", pass).off("SIGTERM", pass);
      resolve(signal ? 1 : code);
    });
  });
}

/** Runs a program of an installed package by the file its package names. */
export const runPackage = (file, args, options) =>
  run(node(), [join(root, "node_modules", file), ...args], options);

/** `npm ci`, when nothing is installed or the lockfile has changed since. */
export async function ensureInstalled() {
  const installed = join(root, "node_modules", ".package-lock.json");
  if (
    existsSync(installed) &&
    statSync(installed).mtimeMs >= statSync(join(root, "package-lock.json")).mtimeMs
  )
    return;
  console.error("Installing what Parvis is made of (once)…");
  const code = await run("npm", ["ci", "--no-audit", "--no-fund"], {
    shell: windows,
    stdio: ["ignore", 2, 2],
  });
  if (code !== 0) process.exit(code);
}
