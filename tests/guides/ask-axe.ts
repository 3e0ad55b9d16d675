import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Page, test } from "@playwright/test";

/** In the pages it was put into. */
declare const axe: typeof import("axe-core");

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds wrong on a page, by every rule it has: WCAG A and AA, and best practices. */
export async function askAxe(page: Page): Promise<string[]> {
  if (test.info().project.use.javaScriptEnabled !== false) return askWhereScriptsRun(page);
  const twin = await openTwin(page);
  const found = await askWhereScriptsRun(twin);
  await twin.close();
  return found;
}

async function askWhereScriptsRun(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(`${source}; null`);
  return page.evaluate(findings);
}

/** Runs in the page, which only what is wrong leaves: all that is right takes longer to send than to find. */
async function findings(): Promise<string[]> {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`);
}

/** Axe is a script too: it looks at the same markup and style where scripts run, and the page has none. */
async function openTwin(page: Page): Promise<Page> {
  const body = await page.content();
  const twin = await page.context().browser()?.newPage({ javaScriptEnabled: true });
  if (!twin) throw new Error("a page without a browser");
  await twin.route(/\/site-[^/]*\.js$/, (route) =>
    route.fulfill({ contentType: "text/javascript", body: "" }),
  );
  await twin.route(page.url(), (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
  await twin.goto(page.url());
  return twin;
}
