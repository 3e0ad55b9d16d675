// Makes dist/assets: style, script, fonts and pictograms, each named by its content so that caches may keep it
// for ever, with compressed copies, and a manifest from plain to full name (read by src/ui/frame/assets.ts).
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { buildTypeface } from "./build-typeface.mjs";
import { compressAssets } from "./compress-assets.mjs";
import { portalsFolder } from "./own-portals.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const source = join(root, "src");
const target = join(root, "dist", "assets");
const mainFont = "typeface-french";

/** Builds everything; throws when lucide has no pictogram of a given name. */
export async function buildAssets() {
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const sources = await sourceFiles();
  const bundled = [
    ...(await bundle(await styleEntry(sources))),
    ...(await bundle({
      contents: '@import "./ui/css/desk/desk.css";',
      loader: "css",
      sourcefile: "desk.css",
    })),
    ...(await bundleScripts()),
  ];
  const manifest = Object.fromEntries([
    ...bundled,
    ["icons.svg", await writeHashed("icons.svg", await sprite(await iconsNamedIn(sources)))],
    [
      "favicon.svg",
      await writeHashed("favicon.svg", await readFile(join(source, "ui", "favicon.svg"), "utf8")),
    ],
  ]);
  await compressAssets(target);
  await writeFile(join(target, "manifest.json"), JSON.stringify(manifest, null, 2));
}

async function sourceFiles() {
  const folders = existsSync(portalsFolder) ? [source, portalsFolder] : [source];
  const entries = await Promise.all(
    folders.map((folder) => readdir(folder, { recursive: true, withFileTypes: true })),
  );
  return entries
    .flat()
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Of every page, of those behind the sign-in, and of the back office. */
const scripts = ["site.ts", "member.ts", "desk.ts"];

const bundleScripts = async () =>
  (
    await Promise.all(
      scripts.map((file) =>
        bundle({ contents: `import "./ui/client/${file}";`, loader: "ts", sourcefile: file }),
      ),
    )
  ).flat();

/** The typeface, the design system, then the theme of every space that has one: of two of a space, the own one counts. */
async function styleEntry(sources) {
  const named = sources.filter((file) => /(spaces|portals)\/[^/]+\/theme\.css$/.test(file)).sort();
  const isOwn = (file) => file.startsWith(portalsFolder);
  const themes = [...named.filter((file) => !isOwn(file)), ...named.filter(isOwn)];
  const typeface = await buildTypeface(join(root, "dist", "typeface"));
  const imports = [typeface, join(source, "ui", "css", "site.css"), ...themes];
  return {
    contents: imports.map((file) => `@import ${JSON.stringify(file)};`).join("\n"),
    loader: "css",
    sourcefile: "site.css",
  };
}

async function bundle(entry) {
  const { metafile } = await build({
    stdin: { ...entry, resolveDir: source },
    outdir: target,
    bundle: true,
    minify: true,
    metafile: true,
    format: "esm",
    // A dynamic import is a file of its own, loaded where it is needed.
    splitting: true,
    chunkNames: "[name]-[hash]",
    target: ["chrome107", "firefox104", "safari16"],
    entryNames: `${entry.sourcefile.replace(/\.\w+$/, "")}-[hash]`,
    assetNames: "[name]-[hash]",
    loader: { ".woff2": "file" },
    logLevel: "warning",
  });
  return Object.keys(metafile.outputs).map((path) => [plainName(basename(path)), basename(path)]);
}

function plainName(file) {
  if (file.startsWith(mainFont)) return "font.woff2";
  return file.replace(/-[A-Z0-9]{8}(\.\w+)$/, "$1");
}

/** The names written as `<Icon name="…">`, `icon="…"` or `icon: "…"`. */
async function iconsNamedIn(sources) {
  const names = new Set();
  for (const file of sources.filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))) {
    const text = await readFile(file, "utf8");
    for (const [, name] of text.matchAll(/(?:<Icon\s+name=|\bicon=|\bicon:\s*)"([a-z0-9-]+)"/g))
      names.add(name);
  }
  return [...names].sort();
}

async function sprite(names) {
  const symbols = await Promise.all(names.map(symbolOf));
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
}

async function symbolOf(name) {
  const file = join(root, "node_modules", "lucide-static", "icons", `${name}.svg`);
  const drawing = await readFile(file, "utf8").catch(() => {
    throw new Error(`no pictogram is called "${name}" in lucide`);
  });
  const shapes = drawing
    .replace(/^[\s\S]*?<svg[^>]*>/, "")
    .replace(/<\/svg>\s*$/, "")
    .replace(/\s+/g, " ")
    .trim();
  const stroke =
    'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"';
  return `<symbol id="${name}" viewBox="0 0 24 24"><g ${stroke}>${shapes}</g></symbol>`;
}

async function writeHashed(name, text) {
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 8).toUpperCase();
  const file = name.replace(/(\.\w+)$/, `-${hash}$1`);
  await writeFile(join(target, file), text);
  return file;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAssets();
