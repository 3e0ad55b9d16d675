// Cuts the typeface of pages to the characters of French. Two more files hold the others: a browser loads them
// only for a page that uses them. Letters use the whole typeface (src/infra/pdf/typefaces.ts).
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openSync } from "fontkit";
import subsetFont from "subset-font";

const family = "Atkinson Hyperlegible Next Variable";
const fileOf = (part) =>
  fileURLToPath(
    import.meta.resolve(
      `@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${part}-wght-normal.woff2`,
    ),
  );

/** Printable ASCII, the accents, quotes and dashes of French, and the signs used on our pages. */
const french =
  `${String.fromCodePoint(...Array.from({ length: 0x7f - 0x20 }, (_, index) => 0x20 + index))}` +
  "\u00a0\u00adàâäæçéèêëîïôöœùûüÿÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜ«»‘’“”–—…•·°²€×";

/** No style uses another weight (tests/ui/typeface.test.ts). */
const weights = { min: 400, max: 750 };

/** Writes the fonts into `folder`, and the style that declares them; returns the path of that style. */
export async function buildTypeface(folder) {
  await mkdir(folder, { recursive: true });
  const latin = signsOf("latin");
  const extended = signsOf("latin-ext");
  const isFrench = (sign) => french.includes(sign);
  const faces = await Promise.all([
    writeFace(folder, "french", "latin", latin.filter(isFrench)),
    writeFace(
      folder,
      "other",
      "latin",
      latin.filter((sign) => !isFrench(sign)),
    ),
    writeFace(
      folder,
      "extended",
      "latin-ext",
      extended.filter((sign) => !latin.includes(sign)),
    ),
  ]);
  const style = join(folder, "typeface.css");
  await writeFile(style, faces.join("\n"));
  return style;
}

/** The code points of a file; U+FFFF only ends its table. */
const signsOf = (part) =>
  openSync(fileOf(part))
    .characterSet.filter((code) => code !== 0xffff)
    .map((code) => String.fromCodePoint(code));

async function writeFace(folder, name, part, signs) {
  const whole = await readFile(fileOf(part));
  const cut = await subsetFont(whole, signs.join(""), {
    targetFormat: "woff2",
    variationAxes: { wght: weights },
  });
  await writeFile(join(folder, `typeface-${name}.woff2`), cut);
  return `@font-face {
  font-family: "${family}";
  font-style: normal;
  font-display: swap;
  font-weight: ${weights.min} ${weights.max};
  src: url("./typeface-${name}.woff2") format("woff2");
  unicode-range: ${rangesOf(signs)};
}`;
}

/** `U+20-7E,U+A0`: consecutive code points as ranges. */
function rangesOf(signs) {
  const codes = signs.map((sign) => sign.codePointAt(0)).sort((a, b) => a - b);
  const ranges = [];
  for (const code of codes) {
    const last = ranges.at(-1);
    if (last && last[1] === code - 1) last[1] = code;
    else ranges.push([code, code]);
  }
  const hex = (code) => code.toString(16).toUpperCase();
  return ranges.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(",");
}
