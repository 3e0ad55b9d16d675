import { expect, type Page } from "@playwright/test";
import type { Establishment } from "./establishments.ts";
import { button, field, heading, link } from "./steps.ts";

/** The steps of the guide for an establishment, by the labels the guide shows. */

/** S2: the number, and the whole IBAN as copied from the RIB: its last five characters are read. */
export async function proveByIban(page: Page, { number, iban }: Establishment): Promise<void> {
  await field(page, "Numéro FINESS").fill(number);
  await field(page, "5 derniers caractères de l'IBAN").fill(iban);
  await button(page, "Valider").click();
}

/** S3: an address and a password, each twice. */
export async function chooseAccess(page: Page, email: string, password: string): Promise<void> {
  await tryAccess(page, email, password);
  await expect(page).toHaveURL("/sante/inscription/mail");
}

/** The same, whether it is accepted or not. */
export async function tryAccess(page: Page, email: string, password: string): Promise<void> {
  await field(page, "Adresse e-mail").fill(email);
  await field(page, "Confirmation de l'adresse e-mail").fill(email);
  await field(page, "Mot de passe").fill(password);
  await field(page, "Confirmation du mot de passe").fill(password);
  await button(page, "Valider").click();
}

/** S5: from the home page, with the number. */
export async function signInAs(page: Page, number: string, password: string): Promise<void> {
  await page.goto("/sante");
  await link(page, "Connexion").first().click();
  await field(page, "Numéro FINESS").fill(number);
  await field(page, "Mot de passe").fill(password);
  await button(page, "Connexion").click();
}

export async function expectSignedIn(page: Page): Promise<void> {
  await expect(page).toHaveURL("/sante/espace");
  await expect(heading(page, /^Bonjour/)).toBeVisible();
}

/** S10, and the last step of a letter. */
export async function replacePassword(page: Page, password: string): Promise<void> {
  await field(page, "Nouveau mot de passe").fill(password);
  await field(page, "Confirmation du nouveau mot de passe").fill(password);
  const form = page.url();
  await button(page, "Valider").click();
  await page.waitForURL((url) => url.href !== form);
}
