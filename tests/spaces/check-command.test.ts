import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { spaces } from "#spaces/index.ts";
import { parvis } from "../support/running-parvis.ts";

const folder = await mkdtemp(join(tmpdir(), "parvis-check-"));

it("parvis check grades every space and says whether the configuration can start", async () => {
  const { code, printed } = await parvis(["check"], { PARVIS_DATA: folder });
  expect(code).toBe(0);
  for (const { id } of spaces) expect(printed).toContain(id);
  expect(printed).toMatch(/12 guesses a day/);
  expect(printed).toContain("The configuration is sound.");
});

it("ends with 1 and names everything wrong", async () => {
  const { code, printed } = await parvis(["check"], { NODE_ENV: "production", PORT: "x" });
  expect(code).toBe(1);
  expect(printed).toContain("wrong: PORT must be a port number");
});

it("prints the page alone when asked for it", async () => {
  const { code, printed } = await parvis(["check", "--markdown"], { PARVIS_DATA: folder });
  expect(code).toBe(0);
  expect(printed.startsWith("# The rules of each space, graded")).toBe(true);
});
