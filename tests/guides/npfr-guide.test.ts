import { expect, test } from "./guide-test.ts";
import { linkIn } from "./house.ts";
import { fitsNarrowScreen, lookOver } from "./look-over.ts";
import { followPayments } from "./payment-steps.ts";
import {
  askForLink,
  button,
  chooseCredentials,
  choosePassword,
  enterWithLetters,
  field,
  followMenu,
  heading,
  link,
  signIn,
} from "./steps.ts";

/** The printed guide in its order, from the two letters to the signed-in space. */
test("npfr-guide", async ({ page, house, person, isMobile }) => {
  test.setTimeout(180_000);
  const look = async () => {
    await lookOver(page);
    if (isMobile) await fitsNarrowScreen(page);
  };
  const mistyped = `x${person.email}`;

  await test.step("N1 the home page and its two entrances", async () => {
    await page.goto("/npfr");
    await expect(link(page, "Mon espace personnel")).toBeVisible();
    for (const offer of ["Mes informations", "Mes demandes", "Mes documents", "Mes prestations"])
      await expect(page.getByRole("heading", { name: offer, exact: true })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Avant de commencer" })).toBeVisible();
    await expect(page.getByText(/une adresse mail que vous pouvez lire/)).toBeVisible();
    await look();
  });

  await test.step("N3 the first sign-in, with the values of the letters of N2", async () => {
    await link(page, "Créer mon espace personnel").click();
    await expect(heading(page, "Connexion à votre espace personnel")).toBeVisible();
    await expect(page.locator('[aria-current="step"]')).toHaveText(/^Étape 1 sur 3/);
    await look();
    await link(page, "Fermer").click();
    await expect(page).toHaveURL("/npfr");
    await enterWithLetters(page, { ...person, number: person.number.slice(1) });
  });

  await test.step("N4 Bienvenue, with an error under each wrong field", async () => {
    await look();
    await button(page, "Confirmation").click();
    for (const label of ["Adresse mail", "Mot de passe", "Confirmation du mot de passe"])
      await expect(field(page, label)).toHaveAccessibleDescription(/^Erreur/);
    await look();
    await chooseCredentials(page, { ...person, email: mistyped });
  });

  await test.step("N5 a mail is announced, sent again, and its address corrected", async () => {
    await expect(page.getByText(mistyped)).toBeVisible();
    await expect(page.getByText(/courriers indésirables \(spam\)/)).toBeVisible();
    await look();
    const first = await house.mailTo(mistyped);
    expect(first.text).toMatch(/sur un autre appareil.*gardez le premier courrier près de vous/);
    await button(page, "Renvoyer le mail").click();
    await expect(page.getByText("Mail renvoyé", { exact: true })).toBeVisible();
    expect(linkIn(await house.mailTo(mistyped, 2))).toBe(linkIn(first));
    await button(page, "Corriger mon adresse mail").click();
    await expect(field(page, "Adresse mail")).toHaveValue(mistyped);
    await look();
    await field(page, "Adresse mail").fill(person.email);
    await button(page, "Confirmation").click();
    await expect(page.getByText(person.email)).toBeVisible();
  });

  await test.step("N7 too early: the password is right, and the mail is to be opened first", async () => {
    await signIn(page, person.email, person.password);
    await expect(heading(page, "Votre espace n’est pas encore activé")).toBeVisible();
    await expect(page.getByText(person.email)).toBeVisible();
    await expect(button(page, "Renvoyer le mail")).toBeVisible();
    await look();
  });

  await test.step("N6 the activation link opens the home page", async () => {
    await page.goto(linkIn(await house.mailTo(person.email)));
    await expect(page).toHaveURL("/npfr");
    await expect(page.getByText("Compte activé", { exact: true })).toBeVisible();
    await expect(link(page, "Mon espace personnel")).toHaveClass(/button-strong/);
    await expect(link(page, "Créer mon espace personnel")).toHaveClass(/button-quiet/);
    await look();
  });

  await test.step("N3 again: the two letters have been used, and lead to the sign-in", async () => {
    await page.goto("/npfr/inscription");
    await field(page, "Identifiant").fill(person.number);
    await field(page, "Mot de passe").fill(person.secret);
    await button(page, "Connexion").click();
    await expect(page.getByText("Votre espace est déjà activé", { exact: true })).toBeVisible();
    await expect(page).toHaveURL("/npfr/connexion");
    await expect(link(page, "Mot de passe oublié")).toBeVisible();
    await look();
    await page.goto("/npfr");
  });

  await test.step("N7 signing in by e-mail", async () => {
    await link(page, "Mon espace personnel").click();
    await expect(heading(page, "Connexion à votre espace personnel")).toBeVisible();
    await expect(field(page, "Courriel")).toHaveValue(person.email);
    await look();
    await link(page, "Fermer").click();
    await signIn(page, person.number, person.password);
    await expect(field(page, "Courriel")).toHaveAccessibleDescription(/remplace l’identifiant/);
    await look();
    await signIn(page, person.email, person.password);
    await expect(page).toHaveURL("/npfr/espace");
    await expect(heading(page, "Bonjour Maëlys")).toBeVisible();
    await expect(page.getByRole("heading", { name: "Votre dernière connexion" })).toBeVisible();
    await expect(page.getByRole("banner").getByRole("link", { name: "Aide" })).toBeVisible();
    await look();
  });

  await test.step("N8 a lost password", async () => {
    await button(page, "Déconnexion").click();
    await expect(page.getByText("Vous êtes déconnecté", { exact: true })).toBeVisible();
    await askForLink(page, person.email);
    await look();
    await page.goto(linkIn(await house.mailTo(person.email, 2)));
    await expect(heading(page, "Choisir un nouveau mot de passe")).toBeVisible();
    await look();
    await choosePassword(page, "Tilleul marine 417");
    await expect(page).toHaveURL("/npfr/connexion");
    await expect(field(page, "Courriel")).toHaveValue(person.email);
    await signIn(page, person.email, "Tilleul marine 417");
    await expect(heading(page, "Bonjour Maëlys")).toBeVisible();
  });

  await test.step("N9 the menu and Mes informations", async () => {
    await followMenu(page, "Mes informations");
    await expect(page.getByText(person.number, { exact: true })).toBeVisible();
    await look();
    await expect(page.getByText("FR76 •••• •••• 5459")).toBeVisible();
    await link(page, "Afficher mon IBAN").click();
    await expect(heading(page, "Afficher mon IBAN")).toBeVisible();
    await look();
    await field(page, "Mot de passe actuel").fill("Tilleul marine 417");
    await button(page, "Afficher mon IBAN").click();
    await expect(page.getByText("FR76 3000 3012 3404 6992 5275 459")).toBeVisible();
    await look();
    await button(page, "Masquer mon IBAN").click();
    await expect(page.getByText("FR76 •••• •••• 5459")).toBeVisible();
    await followMenu(page, "Sécurité");
    await expect(page.getByText("Vous avez affiché votre IBAN")).toBeVisible();
    await look();
    await followMenu(page, "Mes informations");
  });

  await test.step("N12 Mes prestations", async () => {
    await house.pay("npfr", person.number);
    await followPayments(page, look);
  });
});
