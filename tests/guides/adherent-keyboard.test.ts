import { expectCongratulations } from "./adherent-steps.ts";
import { expect, test } from "./guide-test.ts";
import { codeIn } from "./house.ts";
import { keyboardOf } from "./keyboard.ts";
import { button, field, heading, link } from "./steps.ts";

test("by keyboard alone, from the number to the signed-in space", async ({ page, house, member }) => {
  const { press, type } = keyboardOf(page);
  await page.goto("/adherent/connexion");
  await test.step("A2 to A4", async () => {
    await press(link(page, "Mot de passe oublié, ou première connexion"));
    await press(link(page, "Créer ou changer mon mot de passe"));
    await type("N° Adhérent", member.number);
    await page.keyboard.press("Enter");
  });
  await test.step("A5 and A6, first with empty fields", async () => {
    await press(button(page, "Recevoir mon code par mail"));
    await press(button(page, "Valider"));
    await expect(page.getByRole("alert")).toBeFocused();
    await press(page.getByRole("alert").getByRole("link").first());
    await expect(field(page, "Code d'activation")).toBeFocused();
    await page.keyboard.type(codeIn((await house.mailTo(member.email)).text));
    await page.keyboard.press("Enter");
  });
  await test.step("A7 and A8", async () => {
    await type("Nouveau mot de passe", member.password);
    await type("Confirmation du nouveau mot de passe", member.password);
    await press(button(page, "Valider"));
    await expectCongratulations(page);
  });
  await test.step("A1, without an image", async () => {
    await type("Identifiant (N° adhérent)", member.number);
    await type("Mot de passe", member.password);
    await press(button(page, "Vérifier sans image"));
    await expect(page.locator("[name=captcha_proof]")).not.toHaveValue("");
    await press(button(page, "Connexion"));
    await expect(heading(page, "Bonjour Capucine")).toBeVisible();
  });
});
