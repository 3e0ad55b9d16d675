import { expect, test } from "@playwright/test";
import { askAxe } from "../guides/ask-axe.ts";
import { type ServedGallery, serveGallery } from "./serve-gallery.ts";

let gallery: ServedGallery;
test.beforeAll(async () => {
  gallery = await serveGallery();
});
test.afterAll(() => gallery.stop());

/** A page of the gallery whose session lasts twelve seconds. */
const ending = () => `${gallery.origin}/_dev/pages/npfr/elements.session-qui-se-termine`;

test("a visitor is warned, prolongs the session, and is told when it has ended", async ({ page }) => {
  let asked = 0;
  await page.route("**/prolonger", (route) => {
    asked += 1;
    return route.fulfill({ status: 204 });
  });
  await page.goto(ending());
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Il vous reste", { timeout: 15_000 });
  await askAxe(page);
  await page.getByRole("button", { name: "Prolonger ma session" }).click();
  await expect(dialog).toBeHidden();
  expect(asked).toBe(1);
  await expect(dialog).toContainText("Votre session est terminée", { timeout: 20_000 });
  await expect(page.getByRole("link", { name: "Me reconnecter" })).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeVisible();
  await askAxe(page);
});

test("a session already over says so when the visitor asks for more time", async ({ page }) => {
  await page.route("**/prolonger", (route) => route.fulfill({ status: 401 }));
  await page.goto(ending());
  await page.getByRole("button", { name: "Prolonger ma session" }).click({ timeout: 15_000 });
  await expect(page.getByRole("dialog")).toContainText("Votre session est terminée");
});

test("activity in another tab prolongs this one", async ({ context, page }) => {
  await page.goto(ending());
  await expect(page.getByRole("dialog")).toBeVisible({ timeout: 15_000 });
  const other = await context.newPage();
  await other.goto(`${gallery.origin}/_dev/pages/npfr/elements.espace-connecte`);
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("without script the page states the limit only", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(ending());
  await expect(page.getByText("votre session se ferme après")).toBeVisible();
  await expect(page.getByRole("dialog")).toBeHidden();
  await context.close();
});
