import type { Locator, Page } from "@playwright/test";
import { askAxe } from "../guides/ask-axe.ts";
import { expect, test } from "../guides/guide-test.ts";

/** A page of the gallery behind the sign-in, whose session lasts half an hour. */
const connected = "/_dev/pages/npfr/elements.espace-connecte";

/** The page, four minutes before its session ends. */
async function openNearItsEnd(page: Page): Promise<Locator> {
  await page.clock.install();
  await page.goto(connected);
  const dialog = page.getByRole("dialog");
  await page.clock.fastForward("24:30");
  await expect(dialog).toBeHidden();
  await page.clock.fastForward("01:30");
  await expect(dialog).toContainText("Il vous reste 4 minutes");
  return dialog;
}

test("a visitor is warned, prolongs the session, and is told when it has ended", async ({ page }) => {
  let asked = 0;
  await page.route("**/prolonger", (route) => {
    asked += 1;
    return route.fulfill({ status: 204 });
  });
  const dialog = await openNearItsEnd(page);
  await askAxe(page);
  await page.getByRole("button", { name: "Prolonger ma session" }).click();
  await expect(dialog).toBeHidden();
  expect(asked).toBe(1);
  await page.clock.fastForward("26:00");
  await expect(dialog).toContainText("Il vous reste 4 minutes");
  await page.clock.fastForward("04:01");
  await expect(dialog).toContainText("Votre session est terminée");
  await expect(page.getByRole("link", { name: "Me reconnecter" })).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeVisible();
  await askAxe(page);
});

test("a session already over says so when the visitor asks for more time", async ({ page }) => {
  await page.route("**/prolonger", (route) => route.fulfill({ status: 401 }));
  const dialog = await openNearItsEnd(page);
  await page.getByRole("button", { name: "Prolonger ma session" }).click();
  await expect(dialog).toContainText("Votre session est terminée");
});

test("the end that nothing puts off is announced, and the visitor may work until then", async ({ page }) => {
  await page.clock.install();
  await page.goto("/_dev/pages/npfr/elements.session-qui-atteint-sa-limite");
  await expect(page.getByText(/Votre session se ferme à \d\d\sh\s\d\d/)).toBeVisible();
  const dialog = page.getByRole("dialog", { name: "Votre session va bientôt se fermer" });
  await page.clock.fastForward("00:02");
  await expect(dialog).toContainText("Il vous reste 4 minutes");
  await expect(dialog.getByRole("button", { name: "Prolonger ma session" })).toBeHidden();
  await askAxe(page);
  await page.getByRole("button", { name: "J’ai compris" }).click();
  await page.clock.fastForward("03:00");
  await expect(dialog).toBeHidden();
  await page.clock.fastForward("01:00");
  await expect(page.getByRole("dialog")).toContainText("Votre session est terminée");
});

test("activity in another tab prolongs this one", async ({ context, page }) => {
  const dialog = await openNearItsEnd(page);
  const other = await context.newPage();
  await other.goto(connected);
  await expect(dialog).toBeHidden();
});

test("without script the page states the limit only", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(connected);
  await expect(page.getByText(/votre session se ferme après .* et au plus tard à/)).toBeVisible();
  await expect(page.getByRole("dialog")).toBeHidden();
  await context.close();
});

test("an IBAN shown for five minutes is masked again on a page left open", async ({ page }) => {
  await page.clock.install();
  await page.goto("/_dev/pages/npfr/mes-informations.iban-affiche-en-entier");
  const whole = page.getByText("FR76 3000 6000 0112 3456 7890 189");
  await page.getByRole("button", { name: "Masquer mon IBAN" }).focus();
  await page.clock.fastForward("04:50");
  await expect(whole).toBeVisible();
  await page.clock.fastForward("00:11");
  await expect(whole).toHaveCount(0);
  await expect(page.getByText("FR76 •••• •••• 0189")).toBeVisible();
  await expect(page.getByRole("link", { name: "Afficher mon IBAN" })).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: "De nouveau masqué." })).toHaveCount(1);
});
