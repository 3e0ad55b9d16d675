import { expect, type Page } from "@playwright/test";
import { Browser } from "../support/browser.ts";
import { type GuideHouse, linkIn, type Person } from "./house.ts";

/** The steps of the guide for a person, by the labels the guide shows. */

export const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
export const link = (page: Page, name: string) => page.getByRole("link", { name, exact: true });
export const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
export const heading = (page: Page, name: string | RegExp) =>
  page.getByRole("heading", { level: 1, name, exact: typeof name === "string" });

/** N1 and N3: from the home page, with the values of the two letters. */
export async function enterWithLetters(page: Page, person: Person): Promise<void> {
  await page.goto("/npfr");
  await link(page, "Créer mon espace personnel").click();
  await field(page, "Identifiant").fill(person.number);
  await field(page, "Mot de passe").fill(person.secret);
  await button(page, "Connexion").click();
  await expect(heading(page, "Bienvenue")).toBeVisible();
}

/** N4: a chosen address and password. */
export async function chooseCredentials(page: Page, person: Person): Promise<void> {
  await field(page, "Adresse mail").fill(person.email);
  await field(page, "Mot de passe").fill(person.password);
  await field(page, "Confirmation du mot de passe").fill(person.password);
  await button(page, "Confirmation").click();
  await expect(heading(page, "Un mail vient de vous être envoyé")).toBeVisible();
}

/** N1 to N6 without Chromium, for a test of what follows: the account is open. */
export async function openAccount(house: GuideHouse, person: Person): Promise<void> {
  const { number, secret, email, password } = person;
  const browser = new Browser(house.url);
  await browser.post("/npfr/inscription", { number, password: secret });
  await browser.post("/npfr/inscription/bienvenue", { email, password, password_confirmation: password });
  await browser.visit(new URL(linkIn(await house.mailTo(email))).pathname);
}

/** N7: from the home page, with the chosen address and password. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/npfr");
  await link(page, "Mon espace personnel").click();
  await field(page, "Courriel").fill(email);
  await field(page, "Mot de passe").fill(password);
  await button(page, "Connexion").click();
}

/** The first half of N8: a link is requested. */
export async function askForLink(page: Page, email: string): Promise<void> {
  await page.goto("/npfr/connexion");
  await link(page, "Mot de passe oublié").click();
  await field(page, "Courriel").fill(email);
  await button(page, "Valider").click();
  await expect(heading(page, "Consultez votre boîte mail")).toBeVisible();
}

/** The second half of N8, once the link is open. */
export async function choosePassword(page: Page, password: string): Promise<void> {
  await field(page, "Nouveau mot de passe").fill(password);
  await field(page, "Confirmation du nouveau mot de passe").fill(password);
  await button(page, "Valider").click();
  await expect(page.getByText("Mot de passe changé", { exact: true })).toBeVisible();
}

/** An entry of the menu, which a phone shows behind a button. */
export async function followMenu(page: Page, entry: string): Promise<void> {
  const opener = button(page, "Menu");
  if (await opener.isVisible()) await opener.click();
  await page.getByRole("navigation", { name: "Mon espace" }).getByRole("link", { name: entry }).click();
  await expect(heading(page, entry)).toBeVisible();
}
