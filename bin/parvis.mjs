#!/usr/bin/env node
// `npx parvis …`: the built commands, on a Node that can run them.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { node, root, run } from "../scripts/programs.mjs";
import { steadyHeap } from "../scripts/steady-heap.mjs";

const commands = join(root, "dist", "cli.js");
const [major, minor] = process.versions.node.split(".").map(Number);
const fits = major > 22 || (major === 22 && minor >= 18);

if (!existsSync(commands)) {
  console.error(
    "Parvis n’est pas encore construit : lancez d’abord `npm ci && npm run build` (`npm start` fait les deux).",
  );
  process.exit(1);
}
const flags = process.argv[2] === "import" ? steadyHeap : [];
const chosen = fits ? process.execPath : node();
if (fits && flags.length === 0) await import(commands);
else if (fits || chosen !== process.execPath)
  // Without a `cwd` the folder is inherited: to be entered again, it would have to be readable by this user.
  process.exit(await run(chosen, [...flags, commands, ...process.argv.slice(2)], { cwd: undefined }));
else {
  console.error(
    `Parvis veut Node 22.18 ou plus récent, et voici ${process.versions.node} : lancez d’abord \`npm ci\`.`,
  );
  process.exit(1);
}
