import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";

/** In the pages it was put into. */
declare const axe: typeof import("axe-core");

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Axe finds nothing wrong on a page, by every rule it has: WCAG A and AA, and best practices. */
export async function askAxe(page: Page): Promise<void> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(`${source}; null`);
  const { pathname } = new URL(page.url());
  expect(await page.evaluate(findings), `axe finds nothing on ${pathname}`).toEqual([]);
}

/** Runs in the page, which only what is wrong leaves: all that is right takes longer to send than to find. */
async function findings(): Promise<string[]> {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`);
}
