import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageFolder } from "#kernel/package-folder.ts";
import { spaces } from "#spaces/index.ts";

const source = join(packageFolder(), "src");
const sheets = join(source, "ui", "css");
const shared = readFileSync(join(sheets, "tokens.css"), "utf8");

/** Text colours, and the backgrounds they may stand on (WCAG 1.4.3). */
const texts: Readonly<Record<string, readonly string[]>> = {
  ink: ["paper", "ground", "brand-soft", "ok-soft", "warn-soft", "bad-soft", "info-soft"],
  "ink-2": ["paper", "ground", "brand-soft"],
  brand: ["paper", "brand-soft"],
  "brand-deep": ["paper", "ground", "brand-soft"],
  "on-brand": ["brand", "brand-deep"],
  "top-ink": ["top"],
  "top-ink-2": ["top"],
  "top-link": ["top"],
  "hero-ink": ["hero"],
  "mark-ink": ["mark"],
  paper: ["ink"],
  ok: ["paper", "ok-soft"],
  warn: ["paper", "warn-soft"],
  bad: ["paper", "bad-soft"],
  info: ["paper", "info-soft"],
};

/** The border of an input must be visible (WCAG 1.4.11). */
const edges = { edge: ["paper", "ground"] };

/** The tokens of a theme, completed by the common ones, resolved to colours. */
function coloursOf(theme: string): (token: string) => string {
  const declared = new Map(
    [...`${shared}${theme}`.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [
      name,
      value.trim(),
    ]),
  );
  const resolve = (token: string): string => {
    const value = declared.get(token) ?? "";
    const reference = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
    return reference ? resolve(reference) : value;
  };
  return resolve;
}

/** WCAG's relative luminance of `#rrggbb`. */
function luminance(colour: string): number {
  const channels = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour)?.slice(1);
  if (!channels) throw new Error(`${colour} is no colour of six digits`);
  const [red = 0, green = 0, blue = 0] = channels
    .map((digits) => Number.parseInt(digits, 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const themes: [string, string][] = [
  ["no space", ""],
  ...spaces.map(({ id }): [string, string] => [
    id,
    readFileSync(join(source, "spaces", id, "theme.css"), "utf8"),
  ]),
];

describe.each(themes)("the colours of %s", (_, theme) => {
  const colourOf = coloursOf(theme);
  const pairs = (of: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(of).flatMap(([front, grounds]) => grounds.map((ground) => [front, ground] as const));

  it.each(pairs(texts))("%s has a contrast of at least 4.5 to 1 on %s", (front, ground) => {
    expect(contrast(colourOf(front), colourOf(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(pairs(edges))("%s has a contrast of at least 3 to 1 on %s", (front, ground) => {
    expect(contrast(colourOf(front), colourOf(ground))).toBeGreaterThanOrEqual(3);
  });
});

it("any two spaces have different brand colours", () => {
  const brands = themes.map(([, theme]) => coloursOf(theme)("brand"));
  expect(new Set(brands).size).toBe(themes.length);
});

it.each(spaces)("the mails of $id have the brand colour of its pages", ({ id, colour }) => {
  expect(colour).toBe(coloursOf(readFileSync(join(source, "spaces", id, "theme.css"), "utf8"))("brand"));
});

it("every text colour in use is measured above", () => {
  const used = readdirSync(sheets, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".css"))
    .flatMap((name) =>
      [...readFileSync(join(sheets, name), "utf8").matchAll(/(?<![\w-])color:\s*([^;]+);/g)].map(
        ([, colour = ""]) => colour,
      ),
    );
  const measured = Object.keys(texts).map((token) => `var(--${token})`);
  const meant = [...measured, "inherit", "transparent", "Highlight", "CanvasText", "GrayText"];
  expect(used.length).toBeGreaterThan(40);
  expect(used.filter((colour) => !meant.includes(colour))).toEqual([]);
});
