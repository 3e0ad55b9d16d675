import { expect, test } from "../guides/guide-test.ts";

const form = "/_dev/pages/npfr/bienvenue.vide";

test("rules are ticked and the strength is announced while typing, visibly and for screen readers", async ({
  page,
}) => {
  await page.goto(form);
  const password = page.getByLabel("Mot de passe", { exact: true });
  await password.fill("abc");
  await expect(page.locator(".checks li.met")).toHaveCount(2);
  await expect(page.getByText("Solidité estimée").first()).toContainText("faible");
  await password.fill("Soleil7-toit");
  await expect(page.locator(".checks li.met")).toHaveCount(3);
  await expect(page.locator("[data-spoken]").first()).toHaveText(
    /^Toutes les règles sont respectées\..*bonne\./,
  );
});

test("a password can be pasted and shown, and is hidden again before the form is sent", async ({ page }) => {
  await page.goto(form);
  const password = page.getByLabel("Mot de passe", { exact: true });
  await password.focus();
  await page.keyboard.insertText("collé-entier");
  await page
    .getByRole("button", { name: /^Afficher/ })
    .first()
    .click();
  await expect(password).toHaveAttribute("type", "text");
  await page.evaluate(() =>
    document.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault()),
  );
  await page.getByRole("button", { name: "Confirmation" }).click();
  await expect(password).toHaveAttribute("type", "password");
});

test("without script there is no button that needs a script", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(form);
  await expect(page.getByRole("button")).toHaveText(["Confirmation"]);
  await context.close();
});

test("the account name beside a new password is for password managers only", async ({ page }) => {
  await page.goto("/_dev/pages/adherent/nouveau-mot-de-passe.vide");
  const name = page.locator('input[autocomplete="username"]');
  await expect(name).toHaveValue("421070");
  await expect(page.getByRole("textbox", { name: /mot de passe/ })).toHaveCount(2);
  await expect(page.getByRole("textbox")).toHaveCount(2);
  expect(await page.locator("main").ariaSnapshot()).not.toContain("421070");
  const stops: (string | null)[] = [];
  for (let stop = 0; stop < 40; stop += 1) {
    await page.keyboard.press("Tab");
    stops.push(await page.evaluate(() => document.activeElement?.getAttribute("autocomplete") ?? null));
  }
  expect(stops).toContain("new-password");
  expect(stops).not.toContain("username");
  const hidden = await name.evaluate((input) => input.closest(".hidden-text")?.getBoundingClientRect().width);
  expect(hidden).toBeLessThanOrEqual(1);
});
