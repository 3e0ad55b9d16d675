import type { Page } from "@playwright/test";
import { expect, test } from "../guides/guide-test.ts";
import { fitsNarrowScreen, lookOver } from "../guides/look-over.ts";
import { button, field } from "../guides/steps.ts";
import { repeated } from "../support/repeated.ts";

const number = "Identifiant (N° adhérent)";
const picture = (page: Page, place: number) =>
  page.getByRole("radio", { name: `Image ${place}`, exact: true });
const group = (page: Page) => page.getByRole("group", { name: /^Anti-robot : cliquez sur l'image/ });
const reveal = (page: Page) => page.getByRole("button", { name: /^Afficher/ });
/** Read with the name of the group: what those who see no picture can do. */
const offer = /^Vous ne distinguez pas les images\s\? Vérifier sans image$/;
const byPhone = /Appelez le .* au 01/;
/** The challenge was accepted: the message is now about the password. */
const passwordRefused = /mot de passe incorrect/i;

async function openForm(page: Page, typed: string): Promise<void> {
  await page.goto("/adherent/connexion");
  await expect(group(page).locator("img")).toHaveCount(6);
  await field(page, number).fill(typed);
  await field(page, "Mot de passe").fill("faux");
}

test("six pictures are loaded, and errors lead to them", async ({ page }) => {
  await openForm(page, "880001");
  const loaded = await group(page)
    .locator("img")
    .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
  expect(loaded).toEqual([144, 144, 144, 144, 144, 144]);
  await expect(group(page).getByRole("img")).toHaveCount(6);
  for (const place of [1, 2, 3, 4, 5, 6])
    await expect(group(page).getByRole("img", { name: `Image ${place}`, exact: true })).toBeVisible();
  await expect(group(page)).toHaveAccessibleDescription(offer);
  for (const label of await group(page).locator("label").all()) {
    const box = await label.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  }
  await lookOver(page);
  await button(page, "Connexion").click();
  await expect(group(page)).toHaveAccessibleDescription(/^Erreur\s: Cliquez sur l’image/);
  await expect(field(page, number)).toHaveValue("880001");
  await expect(field(page, "Mot de passe")).toHaveValue("faux");
  await lookOver(page);
  await fitsNarrowScreen(page);
});

test("a wrong picture shows others, and keeps the number and the password typed", async ({ page, house }) => {
  await openForm(page, "880007");
  const wrong = await picture(page, (await house.rightPlace(page)) === 1 ? 2 : 1).elementHandle();
  await wrong?.check({ force: true });
  await reveal(page).click();
  await button(page, "Connexion").click();
  await expect(page.getByRole("alert")).toBeFocused();
  await expect(page).toHaveTitle(/^Erreur\s: Connexion/);
  await expect(group(page)).toHaveAccessibleDescription(/^Erreur\s: Ce n’était pas la bonne image/);
  await expect(field(page, number)).toHaveValue("880007");
  await expect(field(page, "Mot de passe")).toHaveValue("faux");
  await expect(field(page, "Mot de passe")).toHaveAttribute("type", "password");
  await lookOver(page);
  await reveal(page).click();
  await expect(field(page, "Mot de passe")).toHaveAttribute("type", "text");
  await button(page, "Vérifier sans image").click();
  await expect(page.getByRole("status")).toHaveText(/^Vérification réussie/);
  await button(page, "Connexion").click();
  await expect(page.getByText(passwordRefused)).toBeVisible();
  // The same wrong password would cost another try.
  await expect(field(page, "Mot de passe")).toHaveValue("");
});

test("works by keyboard alone, with visible focus", async ({ page, house }) => {
  await openForm(page, "880002");
  const place = await house.rightPlace(page);
  await field(page, "Mot de passe").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(button(page, "Vérifier sans image")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(picture(page, 1)).toBeFocused();
  await page.keyboard.press("Space");
  for (let at = 1; at < place; at += 1) await page.keyboard.press("ArrowRight");
  const chosen = picture(page, place);
  await expect(chosen).toBeChecked();
  await expect(chosen).toBeFocused();
  const outline = await page
    .locator(`label[for="${await chosen.getAttribute("id")}"]`)
    .evaluate((label) => getComputedStyle(label).outlineWidth);
  expect(outline).toBe("3px");
  await page.keyboard.press("Tab");
  await expect(button(page, "Connexion")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText(passwordRefused)).toBeVisible();
});

test("« Vérifier sans image » announces its progress, while the page stays responsive", {
  tag: "@repeats",
}, async ({ page }) => {
  await openForm(page, "880003");
  await expect(group(page).getByText(byPhone)).toBeHidden();
  const times: number[] = [];
  for (let run = 0; run < repeated(1, 5); run += 1) {
    await page.reload();
    times.push(Math.round(await page.evaluate(timeOfWork)));
    await expect(page.getByRole("status")).toHaveText(/^Vérification réussie/);
  }
  console.info("work in Chromium, ms:", times.join(", "));
  expect(await page.getByRole("status").evaluate((status) => status.textContent)).toContain("continuer");
  for (const folded of [group(page).locator("img").first(), button(page, "Vérifier sans image")])
    await expect(folded).toBeHidden();
  await expect(group(page)).toHaveText(/Vérification réussie/);
  expect((await group(page).boundingBox())?.height).toBeLessThan(60);
  await lookOver(page);
  await field(page, number).fill("880003");
  await field(page, "Mot de passe").fill("faux");
  await button(page, "Connexion").click();
  await expect(page.getByText(passwordRefused)).toBeVisible();
});

/** Runs in the page: milliseconds from the click to the announced end. */
function timeOfWork(): Promise<number> {
  const status = document.querySelector("[role=status]");
  const began = performance.now();
  return new Promise((tell) => {
    new MutationObserver((_, watch) => {
      if (!status?.textContent?.startsWith("Vérification réussie")) return;
      watch.disconnect();
      tell(performance.now() - began);
    }).observe(status ?? document.body, { childList: true });
    document.querySelector<HTMLElement>("[data-captcha-without]")?.click();
  });
}

test("a failed download of the work is announced, the telephone appears, and the pictures still work", async ({
  browser,
  house,
}) => {
  const page = await browser.newPage();
  await openForm(page, "880004");
  await page.route("**/preuve", (route) => route.abort());
  await button(page, "Vérifier sans image").click();
  await expect(page.getByRole("status")).toHaveText(/n’a pas abouti/);
  await expect(group(page).getByText(byPhone)).toBeVisible();
  await expect(group(page)).toHaveAccessibleDescription(/Appelez le .* au 01/);
  await house.solveCaptcha(page);
  await button(page, "Connexion").click();
  await expect(page.getByText(passwordRefused)).toBeVisible();
  await page.close();
});

test("over plain http, where browsers cannot do the work, a telephone number replaces the button", async ({
  browser,
  house,
}) => {
  const page = await browser.newPage();
  const elsewhere = "http://portail.example";
  await page.route(`${elsewhere}/**`, async (route) => {
    const url = route.request().url().replace(elsewhere, house.url);
    await route.fulfill({ response: await route.fetch({ url }) });
  });
  await page.goto(`${elsewhere}/adherent/connexion`);
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await expect(button(page, "Vérifier sans image")).toHaveCount(0);
  await expect(group(page).getByText(byPhone)).toBeVisible();
  await page.close();
});

test("without script: the pictures, a telephone number, and no button that needs a script", async ({
  browser,
  house,
}) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await openForm(page, "880005");
  await expect(button(page, "Vérifier sans image")).toHaveCount(0);
  await expect(group(page).getByText(byPhone)).toBeVisible();
  await house.solveCaptcha(page);
  await button(page, "Connexion").click();
  await expect(page.getByText(passwordRefused)).toBeVisible();
  await page.close();
});
