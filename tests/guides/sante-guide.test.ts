import { expect, test } from "./guide-test.ts";
import { codeIn, linkIn } from "./house.ts";
import { fitsNarrowScreen, lookOver } from "./look-over.ts";
import { followPayments } from "./payment-steps.ts";
import {
  chooseAccess,
  expectSignedIn,
  proveByIban,
  replacePassword,
  signInAs,
  tryAccess,
} from "./sante-steps.ts";
import { button, field, heading, link } from "./steps.ts";

/** The printed guide in its order, from the first connection to a lost password and the advice. */
test("sante-guide", async ({ page, house, establishment, isMobile, javaScriptEnabled }) => {
  test.setTimeout(240_000);
  const { number, email } = establishment;
  const look = async () => {
    await lookOver(page);
    if (isMobile) await fitsNarrowScreen(page);
  };

  await test.step("S1 the home page and its two buttons", async () => {
    await page.goto("/sante");
    await expect(link(page, "Connexion").first()).toBeVisible();
    await look();
    await link(page, "Inscription").first().click();
  });

  await test.step("S2 the number and the end of the IBAN, and the contact for establishments without RIB", async () => {
    await expect(heading(page, "Inscription")).toBeVisible();
    for (const contact of ["pec@mnspf.example", "05 36 49 20 20"])
      await expect(page.getByRole("main").getByRole("link", { name: contact })).toBeVisible();
    await look();
    await button(page, "Valider").click();
    for (const label of ["Numéro FINESS", "5 derniers caractères de l'IBAN"])
      await expect(field(page, label)).toHaveAccessibleDescription(/Erreur/);
    await look();
    await proveByIban(page, { ...establishment, number: "35000220" });
    await expect(field(page, "Numéro FINESS")).toHaveAccessibleDescription(
      /il manque un chiffre.*numéro AM/i,
    );
    await proveByIban(page, { ...establishment, iban: "ZZZZZ" });
    await expect(page.getByText(/Vérifiez d’abord les deux sur vos papiers.*2 essais/).first()).toBeVisible();
    await look();
    await proveByIban(page, establishment);
  });

  await test.step("S3 an address and a password, each twice, and the errors of wrong ones", async () => {
    await expect(field(page, "Adresse e-mail")).toBeVisible();
    await expect(page.getByText(/8/).first()).toBeVisible();
    await look();
    await tryAccess(page, email, "court");
    await expect(field(page, "Mot de passe")).toHaveAccessibleDescription(/Erreur/);
    await look();
    await chooseAccess(page, email, establishment.password);
  });

  await test.step("S4 the activation mail, from the noreply sender, for 24 hours", async () => {
    await expect(page.getByText(email)).toBeVisible();
    await expect(page.getByText(/indésirables/).first()).toBeVisible();
    await look();
    const mail = await house.mailAbout(email, /Activez/);
    expect(mail.from?.value[0]?.address).toBe("noreply@mnspf.example");
    expect(mail.text).toMatch(/24\sheures/);
    expect(mail.text).toMatch(/copiez l’adresse du lien/i);
    await signInAs(page, number, establishment.password);
    await expect(heading(page, "Votre espace n’est pas encore activé")).toBeVisible();
    await look();
    await button(page, "Renvoyer le mail").click();
    await expect(page.getByText("Mail renvoyé", { exact: true })).toBeVisible();
    await page.goto(linkIn(mail));
    await expect(page.getByText("Compte activé", { exact: true })).toBeVisible();
    await look();
    await house.mailAbout(establishment.onFile, /ouvert/);
  });

  await test.step("S5 signing in with the number, after one that lacks a digit", async () => {
    await signInAs(page, "35000220", establishment.password);
    await expect(field(page, "Numéro FINESS")).toHaveAccessibleDescription(/Il manque un chiffre/);
    await expect(field(page, "Mot de passe")).toHaveValue(javaScriptEnabled ? establishment.password : "");
    await signInAs(page, number, establishment.password);
    await expectSignedIn(page);
    await expect(page.getByText(/33\smillions/)).toBeVisible();
    await look();
    await button(page, "Déconnexion").click();
  });

  await test.step("S6 three wrong passwords lock for two hours, and the page says so", async () => {
    await signInAs(page, number, "Mandarine-verte 12");
    await expect(page.getByText(/2 essais avant un blocage de 2\sheures/).first()).toBeVisible();
    await look();
    await signInAs(page, number, "Mandarine-verte 13");
    await signInAs(page, number, "Mandarine-verte 14");
    await expect(page.getByText(/Après 3 essais manqués.*jusqu’/).first()).toBeVisible();
    await look();
    await signInAs(page, number, establishment.password);
    await expect(page.getByText(/jusqu’/).first()).toBeVisible();
  });

  await test.step("S7 a lost password, by the number and the address", async () => {
    await link(page, "Mot de passe oublié").first().click();
    await expect(heading(page, "Mot de passe oublié")).toBeVisible();
    await expect(field(page, "Numéro FINESS")).toHaveValue(number);
    await look();
    await field(page, "Numéro FINESS").fill("");
    await button(page, "Valider").click();
    for (const label of ["Numéro FINESS", "Adresse e-mail"])
      await expect(field(page, label)).toHaveAccessibleDescription(/Erreur/);
    await look();
    await field(page, "Numéro FINESS").fill(number);
    await field(page, "Adresse e-mail").fill(email);
    await button(page, "Valider").click();
    await expect(heading(page, "Consultez votre boîte mail")).toBeVisible();
    await look();
  });

  await test.step("S9 and S10: the link and the code of the mail, then a new password", async () => {
    const mail = await house.mailAbout(email, /nouveau mot de passe/);
    expect(mail.text).toContain("Réinitialiser mon mot de passe");
    expect(mail.text).toMatch(/24\sheures/);
    await page.goto(linkIn(mail));
    await look();
    const code = codeIn(mail.text);
    const give = async (typed: string) => {
      await field(page, "Numéro FINESS").fill(number);
      await field(page, "Code de vérification").fill(typed);
      await button(page, "Valider").click();
    };
    await give(code === "123456" ? "123457" : "123456");
    await expect(page.getByText(/2 essais/).first()).toBeVisible();
    await look();
    await give(code);
    await expect(field(page, "Nouveau mot de passe")).toBeVisible();
    await look();
    await replacePassword(page, "Tilleul-marine 417");
    await expect(page).toHaveURL("/sante/connexion");
    await expect(field(page, "Numéro FINESS")).toHaveValue(number);
    await look();
    await signInAs(page, number, "Tilleul-marine 417");
    await expectSignedIn(page);
  });

  await test.step("Mes prestations", async () => {
    await house.pay("sante", number);
    await followPayments(page, look);
    await button(page, "Déconnexion").click();
  });

  await test.step("S8 an account without an address proves again, and gets one", async () => {
    const other = house.nextEstablishment();
    await signInAs(page, other.number, await house.passwordByPost(other));
    await replacePassword(page, other.password);
    await page.goto("/sante/mot-de-passe-oublie");
    await link(page, "Mettre à jour mon compte").click();
    await proveByIban(page, other);
    await chooseAccess(page, other.email, "Camomille-verte 23");
    await page.goto(linkIn(await house.mailAbout(other.email, /Confirmez votre adresse/)));
    await signInAs(page, other.number, "Camomille-verte 23");
    await expectSignedIn(page);
    await house.mailAbout(other.onFile, /./);
    await button(page, "Déconnexion").click();
  });

  await test.step("S11 five pieces of advice, where to get help, which accounts to follow", async () => {
    await page.goto("/sante/conseils");
    await expect(page.getByRole("heading", { level: 2, name: /^[1-5]\./ })).toHaveCount(5);
    for (const name of ["cybermalveillance.gouv.fr", "05 36 49 20 20", /^X : @MNSPF/])
      await expect(page.getByRole("main").getByRole("link", { name }).first()).toBeVisible();
    await look();
  });
});
