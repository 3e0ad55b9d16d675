import { expect, test } from "vitest";
import { passwordStrength } from "#account/password/requirements/password-strength.ts";
import { processorTime } from "./processor-time.ts";

test.each([
  ["azerty", 0, 1],
  ["Soleil2024", 0, 2],
  ["Guennec56", 0, 2],
  ["kW9$pQ2zT7", 3, 4],
  ["cheval agrafe batterie exact", 4, 4],
])("%s", async (password, least, most) => {
  const score = await passwordStrength(password, ["Le Guennec", "Guennec"]);
  expect(score).toBeGreaterThanOrEqual(least);
  expect(score).toBeLessThanOrEqual(most);
});

test("costs little whatever is typed", async () => {
  await passwordStrength("warm", []);
  const hostile = ["4@8({[<369&#!1|0$5+7%2", "12/12/1990 ", "1111111111112", "ababababac", "p4ssw0rd"];
  for (const part of hostile) {
    const typed = part.repeat(10_000).slice(0, 4000);
    expect(await processorTime(() => passwordStrength(typed, []))).toBeLessThan(150);
  }
});

test("composed and decomposed forms weigh the same", async () => {
  const phrase = "Été à la mer, forêt d’érables";
  expect(await passwordStrength(phrase.normalize("NFD"), [])).toBe(await passwordStrength(phrase, []));
});
