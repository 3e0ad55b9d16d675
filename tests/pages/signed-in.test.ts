import { expect, test } from "../guides/guide-test.ts";
import { linkIn } from "../guides/house.ts";
import { button, chooseCredentials, enterWithLetters, heading, signIn } from "../guides/steps.ts";
import { lookAtEveryWidth } from "./widths.ts";

test("every page behind the sign-in passes the checks", async ({ page, browser, house, person }) => {
  test.setTimeout(120_000);
  await enterWithLetters(page, person);
  await chooseCredentials(page, person);
  await page.goto(linkIn(await house.mailTo(person.email)));
  await signIn(page, person.email, person.password);
  await expect(heading(page, "Bonjour Maëlys")).toBeVisible();
  const elsewhere = await browser.newPage();
  await signIn(elsewhere, person.email, person.password);
  await expect(heading(elsewhere, "Bonjour Maëlys")).toBeVisible();

  for (const path of ["/npfr/espace", "/npfr/espace/informations", "/npfr/espace/securite"])
    await lookAtEveryWidth(page, path);

  await test.step("another device can be disconnected", async () => {
    await button(page, "Déconnecter cet appareil").click();
    await expect(page.getByText("Appareil déconnecté", { exact: true })).toBeVisible();
    await elsewhere.reload();
    await expect(elsewhere).toHaveURL("/npfr/connexion");
  });
});
