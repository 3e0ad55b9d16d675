// `npm run check`: types, style, import rules and dead code, in parallel.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { ensureInstalled, node, root } from "./programs.mjs";

const checks = {
  types: ["typescript/bin/tsc", "-p", "."],
  style: ["@biomejs/biome/bin/biome", "check", "--error-on-warnings"],
  imports: ["dependency-cruiser/bin/dependency-cruiser.mjs", "src", "--config", ".dependency-cruiser.cjs"],
  "dead code": ["knip/bin/knip.js"],
};

await ensureInstalled();
const results = await Promise.all(Object.entries(checks).map(check));
process.exit(results.every(Boolean) ? 0 : 1);

function check([name, [file, ...args]]) {
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(node(), [join(root, "node_modules", file), ...args], { cwd: root });
    let said = "";
    child.stdout.on("data", (text) => (said += text));
    child.stderr.on("data", (text) => (said += text));
    child.on("close", (code) => {
      const took = ((performance.now() - began) / 1000).toFixed(1);
      console.log(`${code === 0 ? "ok    " : "FAILED"} ${name} (${took} s)${code === 0 ? "" : `\n${said}`}`);
      resolve(code === 0);
    });
  });
}
