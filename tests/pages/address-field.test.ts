import { expect, test } from "../guides/guide-test.ts";

test("a likely typo is questioned when the field loses focus, and corrected only by its button", async ({
  page,
}) => {
  await page.goto("/_dev/pages/npfr/bienvenue.vide");
  const address = page.getByLabel("Adresse mail");
  await address.fill("jeanne@gmial.com");
  await address.blur();
  const question = page.getByRole("status").filter({ hasText: "jeanne@gmail.com" });
  await expect(question).toHaveText(/^Vouliez-vous écrire jeanne@gmail\.com\s\?Oui, corriger$/);
  await expect(address).toHaveValue("jeanne@gmial.com");
  await page.getByRole("button", { name: "Oui, corriger" }).click();
  await expect(address).toHaveValue("jeanne@gmail.com");
  await expect(address).toBeFocused();
  await expect(question).toHaveCount(0);
});

test("a click on the submit button still works when the question appears", async ({ page }) => {
  await page.goto("/_dev/pages/npfr/mot-de-passe-oublie.vide");
  await page.getByLabel("Courriel").fill("jeanne@gmial.com");
  const posted = page.waitForRequest((request) => request.method() === "POST");
  await page.getByRole("button", { name: "Valider" }).click();
  await posted;
});

test("a likely typo in a page sent back is questioned, with a button once scripts run", async ({ page }) => {
  await page.goto("/_dev/pages/npfr/bienvenue.faute-de-frappe-probable");
  await page.getByRole("button", { name: "Oui, corriger" }).click();
  await expect(page.getByLabel("Adresse mail")).toHaveValue(/vandenberghe@gmail\.com$/);
});
