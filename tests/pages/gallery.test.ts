import { expect, test } from "../guides/guide-test.ts";
import { lookAtEveryWidth } from "./widths.ts";

test("every page of the gallery, in every state", async ({ page }) => {
  test.setTimeout(600_000);
  await page.goto("/_dev/pages");
  const links = await page.getByRole("main").getByRole("link").all();
  const paths = await Promise.all(links.map((link) => link.getAttribute("href")));
  expect(paths.length).toBeGreaterThan(40);
  for (const path of paths) await lookAtEveryWidth(page, path ?? "");
});
