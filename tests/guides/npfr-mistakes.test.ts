import { expect, test } from "./guide-test.ts";
import { button, enterWithLetters, field } from "./steps.ts";

test("a mistake is reported at the top and at its field, and the typed values are kept", async ({
  page,
  person,
}) => {
  await test.step("N3: a typo in the provisional password", async () => {
    await page.goto("/npfr/inscription");
    await field(page, "Identifiant").fill(person.number);
    await field(page, "Mot de passe").fill(`${person.secret}X`);
    await button(page, "Connexion").click();
    const summary = page.getByRole("alert");
    await expect(summary).toBeFocused();
    await expect(field(page, "Identifiant")).toHaveValue(person.number);
    await expect(field(page, "Mot de passe")).toHaveValue("");
    await expect(field(page, "Mot de passe")).toHaveAttribute("aria-invalid", "true");
    await summary.getByRole("link").click();
    await expect(field(page, "Mot de passe")).toBeFocused();
  });
  await test.step("N3: an identifiant that lacks a digit, then one with an O for a zero and without its letter", async () => {
    const { number, secret } = person;
    await field(page, "Identifiant").fill(number.slice(0, -1));
    await field(page, "Mot de passe").fill(secret);
    await button(page, "Connexion").click();
    await expect(field(page, "Identifiant")).toHaveAccessibleDescription(/une lettre et sept chiffres/);
    await expect(field(page, "Identifiant")).toHaveValue(number.slice(0, -1));
    await field(page, "Identifiant").fill(number.slice(1).replaceAll("0", "O"));
    await field(page, "Mot de passe").fill(secret);
    await button(page, "Connexion").click();
    await expect(page.getByRole("heading", { name: "Bienvenue" })).toBeVisible();
  });
  await test.step("N4: a short password with a different confirmation", async () => {
    await enterWithLetters(page, person);
    await field(page, "Adresse mail").fill(person.email);
    await field(page, "Mot de passe").fill("ab1");
    await field(page, "Confirmation du mot de passe").fill("ab2");
    await button(page, "Confirmation").click();
    await expect(field(page, "Adresse mail")).toHaveValue(person.email);
    for (const label of ["Mot de passe", "Confirmation du mot de passe"]) {
      await expect(field(page, label)).toHaveValue("");
      await expect(field(page, label)).toHaveAccessibleDescription(/^Erreur/);
    }
    for (const [label, id] of [
      ["Mot de passe", "password"],
      ["Confirmation du mot de passe", "password_confirmation"],
    ] as const) {
      await page.getByRole("alert").locator(`a[href="#${id}"]`).click();
      await expect(field(page, label)).toBeFocused();
    }
  });
});

test("a password can be pasted, and filled in by a password manager", async ({ page, person }) => {
  await enterWithLetters(page, person);
  await field(page, "Adresse mail").fill("Collé depuis 42");
  await field(page, "Adresse mail").press("Control+a");
  await field(page, "Adresse mail").press("Control+c");
  for (const label of ["Mot de passe", "Confirmation du mot de passe"]) {
    await field(page, label).press("Control+v");
    await expect(field(page, label)).toHaveValue("Collé depuis 42");
    await expect(field(page, label)).toHaveAttribute("autocomplete", "new-password");
    await expect(field(page, label)).toHaveAttribute("type", "password");
  }
  await expect(field(page, "Adresse mail")).toHaveAttribute("autocomplete", "email");
  await page.goto("/npfr/connexion");
  await expect(field(page, "Courriel")).toHaveAttribute("autocomplete", "username");
  await expect(field(page, "Mot de passe")).toHaveAttribute("autocomplete", "current-password");
  await page.goto("/npfr/inscription");
  await expect(field(page, "Identifiant")).toHaveAttribute("autocomplete", "username");
});
