// Writes `site.css.br` and `site.css.gz` beside `site.css`: compressed once, at the highest level.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const ways = { br: brotli, gz: (text) => zip(text, { level: 9 }) };

/** Fonts are compressed already. */
const worthIt = /\.(css|js|svg)$/;

/** Compresses the text files of a folder, in each encoding. */
export async function compressAssets(folder) {
  const names = (await readdir(folder)).filter((name) => worthIt.test(name));
  await Promise.all(names.map((name) => compress(join(folder, name))));
}

async function compress(file) {
  const plain = await readFile(file);
  for (const [extension, way] of Object.entries(ways))
    await writeFile(`${file}.${extension}`, await way(plain));
}
