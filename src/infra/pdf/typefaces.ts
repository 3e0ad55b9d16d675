import { fileURLToPath } from "node:url";
import { openSync } from "fontkit";
import { withApostrophes } from "#kernel/text/typeset.ts";

export type Weight = "regular" | "bold";

/** Atkinson Hyperlegible has nearly every European name; a line with another character uses Source Sans. */
const families = [
  {
    name: "atkinson",
    file: "@expo-google-fonts/atkinson-hyperlegible-next/*/AtkinsonHyperlegibleNext_*.ttf",
  },
  { name: "source-sans", file: "@expo-google-fonts/source-sans-3/*/SourceSans3_*.ttf" },
] as const;

const weights: Readonly<Record<Weight, string>> = { regular: "400Regular", bold: "700Bold" };

type Family = (typeof families)[number];

const pathOf = (family: Family, weight: Weight) =>
  fileURLToPath(import.meta.resolve(family.file.replaceAll("*", weights[weight])));

const nameOf = (family: Family, weight: Weight) => `${family.name}-${weight}`;

export function registerTypefaces(pdf: PDFKit.PDFDocument) {
  for (const family of families)
    for (const weight of ["regular", "bold"] as const)
      pdf.registerFont(nameOf(family, weight), pathOf(family, weight));
}

export const asDrawn = (text: string) => withApostrophes(text.normalize("NFC"));

export function typefaceFor(text: string, weight: Weight): string {
  const family = families.find((one) => draws(one, text));
  if (!family) throw new Error(`no typeface draws ${missingSigns(text).join(" ")}`);
  return nameOf(family, weight);
}

/** Asked for every cell of a table, so it makes no list. */
function draws(family: Family, text: string): boolean {
  const has = signsOf(family);
  for (const sign of asDrawn(text)) if (!has.has(sign.codePointAt(0) ?? 0)) return false;
  return true;
}

/** Characters of the text that our fonts lack: it cannot be printed unless there are none. */
export function missingSigns(text: string): string[] {
  if (families.some((family) => draws(family, text))) return [];
  const missing = families.map((family) => missingFrom(family, text));
  return missing.reduce((fewest, signs) => (signs.length < fewest.length ? signs : fewest));
}

const missingFrom = (family: Family, text: string) => {
  const has = signsOf(family);
  return [...new Set(asDrawn(text))].filter((sign) => !has.has(sign.codePointAt(0) ?? 0));
};

const known = new Map<Family, ReadonlySet<number>>();

function signsOf(family: Family): ReadonlySet<number> {
  const before = known.get(family);
  if (before) return before;
  const font = openSync(pathOf(family, "regular"));
  if (!("characterSet" in font)) throw new Error(`${family.file} holds several typefaces`);
  const signs = new Set(font.characterSet);
  known.set(family, signs);
  return signs;
}
