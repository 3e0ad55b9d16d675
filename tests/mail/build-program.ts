import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Bundles a program beside a test into one file, which starts fast: tests start it a hundred times. */
export async function buildProgram(source: URL): Promise<string> {
  const name = basename(source.pathname).replace(/\.tsx?$/, ".js");
  const outfile = join(root, "dist", "trials", name);
  await build({
    entryPoints: [fileURLToPath(source)],
    outfile,
    bundle: true,
    external: ["pg-native", "@resvg/resvg-js"],
    // Some packages are still CommonJS and ask for Node's own modules by `require`.
    banner: {
      js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);',
    },
    platform: "node",
    format: "esm",
    jsx: "automatic",
    jsxImportSource: "preact",
    logLevel: "warning",
  });
  return outfile;
}
