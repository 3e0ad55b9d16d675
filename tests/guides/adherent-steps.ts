import { expect, type Page } from "@playwright/test";
import type { GuideHouse } from "./house.ts";
import type { Member } from "./members.ts";
import { button, field, heading, link } from "./steps.ts";

/** The steps of the guide for a member, by the labels the guide shows. */

/** A1: number, password and anti-robot, and the click on Connexion. */
export async function signInByNumber(
  page: Page,
  house: GuideHouse,
  member: Member,
  password = member.password,
): Promise<void> {
  await page.goto("/adherent/connexion");
  await field(page, "Identifiant (N° adhérent)").fill(member.number);
  await field(page, "Mot de passe").fill(password);
  await house.solveCaptcha(page);
  await button(page, "Connexion").click();
}

/** A2 to A4: from the sign-in page to the contacts on file. */
export async function giveNumber(page: Page, number: string): Promise<void> {
  await page.goto("/adherent/connexion");
  await link(page, "Mot de passe oublié, ou première connexion").click();
  await link(page, "Créer ou changer mon mot de passe").click();
  await field(page, "N° Adhérent").fill(number);
  await button(page, "Valider").click();
  await expect(button(page, "Recevoir mon code par mail")).toBeVisible();
}

/** A6: the code as received. */
export async function giveCode(page: Page, code: string): Promise<void> {
  await field(page, "Code d'activation").fill(code);
  await button(page, "Valider").click();
}

/** A7 and A8: a new password, and the page after it. */
export async function chooseMemberPassword(page: Page, password: string): Promise<void> {
  await field(page, "Nouveau mot de passe").fill(password);
  await field(page, "Confirmation du nouveau mot de passe").fill(password);
  await button(page, "Valider").click();
}

/** A8: "Félicitations", on the sign-in page. */
export async function expectCongratulations(page: Page): Promise<void> {
  await expect(page.getByText(/Félicitations/)).toBeVisible();
  await expect(page).toHaveURL("/adherent/connexion");
  await expect(heading(page, /Connexion/)).toBeVisible();
}
