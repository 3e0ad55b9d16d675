import { fileURLToPath } from "node:url";
import { openSync } from "fontkit";
import { expect, it } from "vitest";

const files = [
  "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
  "@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf",
  "@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf",
];

/** If this fails after an update, dates, telephones and postal codes can use the new plain zero. */
it.each(files)("every zero of the typeface has a bar: %s", (file) => {
  const font = openSync(fileURLToPath(import.meta.resolve(file)));
  if (!("availableFeatures" in font)) throw new Error("several typefaces in one file");
  expect(font.availableFeatures.filter((feature) => /^(zero|salt|ss\d\d|cv\d\d)$/.test(feature))).toEqual([]);
  const zeros = Array.from({ length: font.numGlyphs }, (_, id) => font.getGlyph(id)).filter((glyph) =>
    /^zero\b/.test(glyph?.name ?? ""),
  );
  expect(zeros.map((glyph) => glyph?.name)).toEqual(["zero", "zero.tf"]);
  for (const glyph of zeros) {
    const contours = glyph?.path.commands.filter(({ command }) => command === "closePath");
    // An outline and two counters, one on each side of the bar; a plain zero has one counter.
    expect(contours).toHaveLength(3);
  }
});
