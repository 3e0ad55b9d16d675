import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { type ServedGallery, serveGallery } from "./serve-gallery.ts";

let gallery: ServedGallery;
test.beforeAll(async () => {
  gallery = await serveGallery();
});
test.afterAll(() => gallery.stop());
test.describe.configure({ timeout: 300_000 });

/** Visits every page and state, and gathers what is wrong with any. */
async function inspectAll(page: Page, inspect: () => Promise<string[]>): Promise<string[]> {
  const found: string[] = [];
  for (const path of gallery.paths) {
    await page.goto(gallery.origin + path);
    found.push(...(await inspect()).map((what) => `${path} ${what}`));
  }
  return found;
}

test("axe finds nothing on any page, and the browser refuses nothing", async ({ page }) => {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  const found = await inspectAll(page, async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(" ")}`);
  });
  expect([...found, ...complaints]).toEqual([]);
});

test("no page scrolls sideways, 320 pixels wide or with text twice as large", async ({ page }) => {
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const found = await inspectAll(page, async () => {
    await page.setViewportSize({ width: 320, height: 700 });
    const narrow = await overflow();
    await page.setViewportSize({ width: 640, height: 700 });
    await page.evaluate(() => {
      const larger = new CSSStyleSheet();
      larger.replaceSync("html { font-size: 200% }");
      document.adoptedStyleSheets = [larger];
    });
    const large = await overflow();
    return [narrow > 0 ? `at 320 pixels: ${narrow}` : "", large > 0 ? `at 200 %: ${large}` : ""].filter(
      Boolean,
    );
  });
  expect(found).toEqual([]);
});

test("what one must click or fill in is at least 44 pixels high, links in a text aside", async ({ page }) => {
  const found = await inspectAll(page, () =>
    page.evaluate(() =>
      [...document.querySelectorAll("main button, main input:not([type=hidden]), main a.button")]
        .filter((target) => target.checkVisibility() && target.getBoundingClientRect().height < 44)
        .map((target) => target.outerHTML.slice(0, 80)),
    ),
  );
  expect(found).toEqual([]);
});
