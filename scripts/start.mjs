// `npm start`: from a fresh clone to a server that answers.
import { join } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled, node, root, run } from "./programs.mjs";

await ensureInstalled();
await ensureBuilt();
process.exit(
  await run(node(), [
    "--enable-source-maps",
    join(root, "dist", "cli.js"),
    "serve",
    ...process.argv.slice(2),
  ]),
);
