import { expect, test } from "../guides/guide-test.ts";
import { lookOver } from "../guides/look-over.ts";
import { lookAtEveryWidth } from "./widths.ts";

test("every page of the gallery, in every state", async ({ page }) => {
  test.setTimeout(300_000);
  await page.goto("/_dev/pages");
  const links = await page.getByRole("main").getByRole("link").all();
  const paths = await Promise.all(links.map((link) => link.getAttribute("href")));
  expect(paths.length).toBeGreaterThan(40);
  for (const path of paths) await lookAtEveryWidth(page, path ?? "");
});

test("the warning before a session ends, and the notice after", async ({ page }) => {
  await page.clock.install();
  await page.goto("/_dev/pages/npfr/elements.session-qui-se-termine");
  await page.clock.runFor(9_000);
  await expect(page.getByRole("dialog", { name: "Votre session va bientôt se fermer" })).toBeVisible();
  await page.clock.resume();
  await lookOver(page);
  await expect(page.getByRole("dialog", { name: "Votre session est terminée" })).toBeVisible();
  await lookOver(page);
});
