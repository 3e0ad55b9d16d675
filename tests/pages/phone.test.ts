import type { Locator } from "@playwright/test";
import { expect, test } from "../guides/guide-test.ts";

test.use({ viewport: { width: 360, height: 740 } });

const boxOf = async (part: Locator) => {
  const box = await part.boundingBox();
  if (!box) throw new Error("it is shown");
  return box;
};

test("the current step is one line, aligned with the title", async ({ page }) => {
  await page.goto("/_dev/pages/npfr/bienvenue.vide");
  const step = page.getByText("Étape 2 sur 3 : Vos accès");
  const text = await boxOf(step);
  expect(text.x).toBe((await boxOf(page.getByRole("heading", { level: 1 }))).x);
  expect(text.height).toBeLessThan(30);
  await expect(page.getByRole("list", { name: "Étapes" }).getByRole("listitem")).toHaveCount(3);
  expect((await boxOf(page.locator(".step-text").first())).width).toBeLessThanOrEqual(1);
});

test("the name, the menu and the sign-out share a row of a low header", async ({ page }) => {
  await page.goto("/_dev/pages/npfr/elements.espace-connecte");
  const parts = [
    page.getByRole("banner").getByText("Jeanne Martin"),
    page.getByRole("button", { name: "Menu", exact: true }),
    page.getByRole("button", { name: "Déconnexion" }),
  ];
  const middles = await Promise.all(
    parts.map(async (part) => {
      const { y, height } = await boxOf(part);
      return y + height / 2;
    }),
  );
  for (const middle of middles) expect(Math.abs(middle - (middles[0] ?? 0))).toBeLessThan(4);
  expect((await boxOf(page.getByRole("banner"))).height).toBeLessThan(130);
});

test("the menu opens and closes by keyboard, without script", async ({ browser }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  });
  const page = await context.newPage();
  await page.goto("/_dev/pages/npfr/elements.espace-connecte");
  const opener = page.getByRole("button", { name: "Menu", exact: true });
  const first = page.getByRole("navigation", { name: "Mon espace" }).getByRole("link").first();
  await expect(first).toBeHidden();
  await opener.press("Enter");
  await expect(first).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(first).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(first).toBeHidden();
  await expect(opener).toBeFocused();
  await context.close();
});

test("an event of the journal takes two lines on Sécurité", async ({ page }) => {
  await page.goto("/_dev/pages/npfr/securite.simple");
  const events = page.getByRole("list").filter({ hasText: "Mot de passe changé" }).getByRole("listitem");
  await expect(events).toHaveCount(5);
  const event = events.filter({ hasText: "Mot de passe changé" });
  expect((await boxOf(event.getByText("Mot de passe changé"))).height).toBeLessThan(30);
  expect((await boxOf(event.getByText("Firefox sur Windows"))).height).toBeLessThan(30);
});
