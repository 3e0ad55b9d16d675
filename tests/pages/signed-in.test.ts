import { expect, test } from "../guides/guide-test.ts";
import { button, heading, openAccount, signIn } from "../guides/steps.ts";
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
});
