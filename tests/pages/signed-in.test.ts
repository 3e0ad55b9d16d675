import { expect, test } from "../guides/guide-test.ts";
import { button, field, heading, openAccount, signIn } from "../guides/steps.ts";
import { lookRepeatedly } from "./widths.ts";

test("every page behind the sign-in passes the checks", { tag: "@repeats" }, async ({
  page,
  browser,
  house,
  person,
}) => {
  test.setTimeout(120_000);
  await openAccount(house, person);
  await signIn(page, person.email, person.password);
  await expect(heading(page, "Bonjour Maëlys")).toBeVisible();
  const elsewhere = await browser.newPage();
  // Where the post of the script fails, the form is sent as without script.
  await elsewhere.route("**/npfr/connexion", (route) =>
    route.request().resourceType() === "fetch" ? route.abort() : route.continue(),
  );
  await signIn(elsewhere, person.email, person.password);
  await expect(heading(elsewhere, "Bonjour Maëlys")).toBeVisible();

  const paths = ["/npfr/espace", "/npfr/espace/informations", "/npfr/espace/securite"];
  for (const [turn, path] of paths.entries()) await lookRepeatedly(page, path, turn);

  await test.step("another device can be disconnected", async () => {
    await button(page, "Déconnecter cet appareil").click();
    await expect(page.getByText("Appareil déconnecté", { exact: true })).toBeVisible();
    await elsewhere.reload();
    await expect(elsewhere).toHaveURL("/npfr/connexion");
  });

  await test.step("a wrong current password wipes no other, and the change is announced once", async () => {
    await page.goto("/npfr/espace/securite");
    const typed = "Tilleul-marine 417";
    const change = async (current: string) => {
      await field(page, "Mot de passe actuel").fill(current);
      await button(page, "Valider").click();
    };
    for (const label of ["Nouveau mot de passe", "Confirmation du nouveau mot de passe"])
      await field(page, label).fill(typed);
    await change("Mandarine-verte 12");
    await expect(page.getByRole("alert")).toBeFocused();
    await expect(field(page, "Mot de passe actuel")).toHaveAccessibleDescription(
      /pas votre mot de passe actuel/,
    );
    await expect(field(page, "Mot de passe actuel")).toHaveValue("");
    for (const label of ["Nouveau mot de passe", "Confirmation du nouveau mot de passe"])
      await expect(field(page, label)).toHaveValue(typed);
    await change(person.password);
    const announced = page.locator(".notice-title", { hasText: "Mot de passe changé" });
    await expect(announced).toBeVisible();
    await page.reload();
    await expect(heading(page, "Sécurité")).toBeVisible();
    await expect(announced).toBeHidden();
  });
});
