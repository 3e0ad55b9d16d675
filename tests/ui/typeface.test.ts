import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Font, openSync } from "fontkit";
import { expect, it } from "vitest";
import { assetsFolder, assetUrl } from "#ui/frame/assets.ts";

const whole = (part: string) =>
  open(
    fileURLToPath(
      import.meta.resolve(
        `@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${part}-wght-normal.woff2`,
      ),
    ),
  );

function open(file: string): Font {
  const font = openSync(file);
  if (!("characterSet" in font)) throw new Error("several typefaces in one file");
  return font;
}

const style = readFileSync(join(assetsFolder, assetUrl("site.css").replace("/assets/", "")), "utf8");

/** The font faces of the built style, each with its range of code points. */
const faces = [
  ...style.matchAll(/@font-face\{[^}]*?url\("?\.\/([\w-]+\.woff2)"?\)[^}]*unicode-range:([^;}]+)/g),
].map(([, file = "", ranges = ""]) => ({
  file,
  font: open(join(assetsFolder, file)),
  codes: codesOf(ranges),
}));

function codesOf(ranges: string): number[] {
  return ranges.split(",").flatMap((range) => {
    const [from = 0, to = from] = range
      .trim()
      .slice(2)
      .split("-")
      .map((hex) => Number.parseInt(hex, 16));
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}

const french =
  "Dès Noël où un zéphyr haï me vêt de glaçons würmiens, je dîne d’exquis rôtis de bœuf au kir à l’aÿ d’âge mûr & cætera ! « 0123456789 » – 5 % · 12 € n° …";

it("one font file, which pages preload, holds all of French in at most 16 kB", () => {
  const [first] = faces;
  const main = assetUrl("font.woff2").replace("/assets/", "");
  expect(first?.file).toBe(main);
  const missing = [...french, ...french.toUpperCase()].filter(
    (sign) => !first?.codes.includes(sign.codePointAt(0) ?? 0),
  );
  // Only in L’HAŸ-LES-ROSES; it is in the file of foreign names.
  expect(missing).toEqual(["Ÿ"]);
  expect(readFileSync(join(assetsFolder, main)).length).toBeLessThanOrEqual(16 * 1024);
});

it("the other files hold every other character of the typeface, so that every European name is drawn in it", () => {
  const drawn = faces.flatMap(({ codes }) => codes);
  expect(new Set(drawn).size).toBe(drawn.length);
  const known = [...whole("latin").characterSet, ...whole("latin-ext").characterSet].filter(
    (code) => code !== 0xffff,
  );
  expect(known.filter((code) => !drawn.includes(code))).toEqual([]);
  for (const { font, codes } of faces)
    expect(codes.filter((code) => !font.hasGlyphForCodePoint(code))).toEqual([]);
});

it("the subset files keep outlines, widths, kerning and figures of one width", () => {
  const [first] = faces;
  const shape = (font: Font | undefined, text: string, features: string[]) =>
    font?.layout(text, features).glyphs.map(({ advanceWidth, path }) => [advanceWidth, path.toSVG()]);
  const place = (font: Font | undefined, text: string) =>
    font?.layout(text).positions.map(({ xAdvance }) => xAdvance);
  for (const features of [[], ["tnum"]])
    expect(shape(first?.font, french, features)).toEqual(shape(whole("latin"), french, features));
  expect(place(first?.font, "AVATAR Toulouse Père")).toEqual(place(whole("latin"), "AVATAR Toulouse Père"));
});

it("no style uses a removed weight", () => {
  const weights = [...style.matchAll(/(?:font-weight|heading-weight|font):\s*(\d{3})\b/g)].map(([, weight]) =>
    Number(weight),
  );
  expect(weights.length).toBeGreaterThan(10);
  expect(weights.filter((weight) => weight < 400 || weight > 750)).toEqual([]);
});

it("every font file is named by the style", () => {
  const fonts = readdirSync(assetsFolder).filter((name) => name.endsWith(".woff2"));
  expect(fonts.sort()).toEqual(faces.map(({ file }) => file).sort());
});
