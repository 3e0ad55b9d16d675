import { afterAll, expect, it } from "vitest";
import { spaces } from "#spaces/index.ts";
import { temporaryFolder } from "../support/folder.ts";
import { freePort, parvis } from "../support/running-parvis.ts";

const folder = await temporaryFolder();
afterAll(() => folder[Symbol.asyncDispose]());

it("parvis check says in a few lines that a valid installation can start", async () => {
  const { code, printed } = await parvis(["check"], {
    PARVIS_DATA: folder.path,
    PORT: String(await freePort()),
  });
  expect(printed.trim().split("\n").length).toBeLessThan(12);
  expect(printed).toMatch(
    /^ok {5}Réglages .*\nok {5}Dossier .*\nok {5}Port .*\nok {5}Base .*\n\nCette installation peut démarrer\.$/m,
  );
  expect(code).toBe(0);
});

it("exits with 1 and names every problem", async () => {
  const { code, printed } = await parvis(["check"], { NODE_ENV: "prod", PORT: "x" });
  expect(printed).toMatch(/^non {4}Réglages +NODE_ENV doit.*\nnon {4}Réglages +PORT doit/m);
  expect(printed).toContain("ne peut pas démarrer");
  expect(code).toBe(1);
});

it("grades every space with --policies, without other checks", async () => {
  const { code, printed } = await parvis(["check", "--policies"], { NODE_ENV: "prod" });
  expect(code).toBe(0);
  for (const { id } of spaces) expect(printed).toContain(id);
  expect(printed).toMatch(/12 essais par jour/);
  expect(printed).not.toMatch(/\b(the|and|of|with|is|are|for|in|one|none|never|by)\b/i);
});

it("prints only the page of the policies with --markdown", async () => {
  const { code, printed } = await parvis(["check", "--policies", "--markdown"], {});
  expect(code).toBe(0);
  expect(printed.startsWith("# Les règles de chaque espace, notées")).toBe(true);
});
