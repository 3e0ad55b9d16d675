import { expect, test } from "vitest";
import { strengthOf } from "#kernel/password/password-strength.rules.ts";
import { leastProcessorTime } from "../passwords/processor-time.ts";

test.each([
  ["", null],
  ["azerty", 1],
  ["123456", 1],
  ["aaaaaaaaaaaa", 1],
  ["Soleil7", 1],
  ["Soleil2024", 2],
  ["Guennec56", 1],
  ["Soleil7-toit", 3],
  ["cheval pluie agrafe", 3],
  ["kW9$pQ2zT7", 3],
  ["cheval agrafe batterie exact", 4],
  ["x9$Kd!f7Qz2&bT", 4],
])("the hint for %j is %s", (password, level) => {
  expect(strengthOf(password)).toBe(level);
});

test("the cost stays low, whatever is typed", async () => {
  const hostile = ["4@8({[<369&#!1|0$5+7%2", "12/12/1990 ", "1111111111112", "ababababac", "p4ssw0rd"];
  for (const part of hostile) {
    const typed = part.repeat(10_000).slice(0, 4000);
    expect(await leastProcessorTime(async () => strengthOf(typed))).toBeLessThan(20);
  }
});

test("composed and decomposed forms have the same strength", () => {
  const phrase = "Été à la mer, forêt d’érables";
  expect(strengthOf(phrase.normalize("NFD"))).toBe(strengthOf(phrase));
});
