import { expect, test } from "./guide-test.ts";
import { linkIn } from "./house.ts";
import { keyboardOf } from "./keyboard.ts";
import { button, field, heading, link } from "./steps.ts";

test("by keyboard alone, from the letters to the signed-in space", async ({ page, house, person }) => {
  const { press, type } = keyboardOf(page);

  await page.goto("/npfr");
  await test.step("the first Tab stop skips the header", async () => {
    await press(link(page, "Aller au contenu"));
    await expect(page.getByRole("main")).toBeFocused();
  });
  await test.step("N1 to N3", async () => {
    await press(link(page, "Créer mon espace personnel"));
    await type("Identifiant", person.number);
    await type("Mot de passe", person.secret.toLowerCase());
    await page.keyboard.press("Enter");
    await expect(heading(page, "Bienvenue")).toBeVisible();
  });
  await test.step("N4, first with empty fields: the summary has the focus and leads to the fields", async () => {
    await press(button(page, "Confirmation"));
    await expect(page.getByRole("alert")).toBeFocused();
    await press(page.getByRole("alert").getByRole("link").first());
    await expect(field(page, "Adresse mail")).toBeFocused();
    await page.keyboard.type(person.email);
    await type("Mot de passe", person.password);
    await type("Confirmation du mot de passe", person.password);
    await press(button(page, "Confirmation"));
    await expect(heading(page, "Un mail vient de vous être envoyé")).toBeVisible();
  });
  await test.step("N5 and N6", async () => {
    await press(button(page, "Renvoyer le mail"));
    await expect(page.getByText("Mail renvoyé", { exact: true })).toBeVisible();
    await page.goto(linkIn(await house.mailTo(person.email)));
    await expect(page.getByText("Compte activé", { exact: true })).toBeVisible();
  });
  await test.step("N7", async () => {
    await press(link(page, "Mon espace personnel"));
    await type("Courriel", person.email);
    await type("Mot de passe", person.password);
    await press(button(page, "Connexion"));
    await expect(heading(page, /^Bonjour/)).toBeVisible();
  });
  await test.step("N12, with a filter", async () => {
    await house.pay("npfr", person.number);
    await press(page.getByRole("navigation").getByRole("link", { name: "Mes prestations" }));
    await type("Année", "2025");
    await type("Rechercher", "refusé");
    await page.keyboard.press("Enter");
    await expect(page.getByText("1 prestation.", { exact: true })).toBeVisible();
    await press(link(page, "Versement refusé"));
    await expect(heading(page, "1 024,95 €")).toBeVisible();
  });
  await test.step("N9, and signing out", async () => {
    await press(page.getByRole("navigation").getByRole("link", { name: "Mes informations" }));
    await expect(heading(page, "Mes informations")).toBeVisible();
    await press(button(page, "Déconnexion"));
    await expect(page.getByText("Vous êtes déconnecté", { exact: true })).toBeVisible();
  });
});
