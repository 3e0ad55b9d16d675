import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";

/** Present in the pages that have loaded the source of axe. */
declare const axe: typeof import("axe-core");

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Runs every rule of axe on a page: WCAG A and AA, and best practices; nothing may fail. */
export async function askAxe(page: Page): Promise<void> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(`${source}; null`);
  const { pathname } = new URL(page.url());
  expect(await page.evaluate(findings), `axe finds nothing on ${pathname}`).toEqual([]);
}

/** Runs in the page and returns only the violations: sending the passes takes longer than the checks. */
async function findings(): Promise<string[]> {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`);
}
