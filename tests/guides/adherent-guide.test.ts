import {
  chooseMemberPassword,
  expectCongratulations,
  giveCode,
  giveNumber,
  signInByNumber,
} from "./adherent-steps.ts";
import { expect, test } from "./guide-test.ts";
import { codeIn } from "./house.ts";
import { fitsNarrowScreen, lookOver } from "./look-over.ts";
import { withoutContacts } from "./members.ts";
import { followPayments } from "./payment-steps.ts";
import { button, field, heading, link } from "./steps.ts";

/**
 * The printed guide in its order, from the sign-in page to the space and the recoveries by SMS and by post.
 */
test("adherent-guide", async ({ page, house, member, isMobile }) => {
  test.setTimeout(240_000);
  const look = async () => {
    await lookOver(page);
    if (isMobile) await fitsNarrowScreen(page);
  };

  await test.step("A1 the sign-in page and its anti-robot", async () => {
    await page.goto("/adherent");
    await look();
    await link(page, "Connexion").first().click();
    await expect(field(page, "Identifiant (N° adhérent)")).toBeVisible();
    await expect(page.getByText(/cliquez sur l'image correspondant au mot/)).toBeVisible();
    await look();
    await button(page, "Connexion").click();
    for (const label of ["Identifiant (N° adhérent)", "Mot de passe"])
      await expect(field(page, label)).toHaveAccessibleDescription(/^Erreur/);
    await look();
    if (test.info().project.use.javaScriptEnabled === false) return;
    const antiRobot = page.getByRole("group", { name: /^Anti-robot/ });
    await field(page, "Identifiant (N° adhérent)").fill(member.number);
    await field(page, "Mot de passe").fill(member.password);
    await button(page, "Connexion").click();
    await expect(antiRobot).toHaveAccessibleDescription(/^Erreur/);
    await expect(field(page, "Mot de passe")).toHaveValue(member.password);
    await expect(field(page, "Mot de passe")).not.toHaveAccessibleDescription(/Erreur/);
    await look();
    await button(page, "Vérifier sans image").click();
    await expect(antiRobot).toHaveText(/Vérification réussie/);
    await expect(antiRobot.getByRole("img").first()).toBeHidden();
    await look();
  });

  await test.step("A11 the advice is one click away", async () => {
    await page
      .getByRole("main")
      .getByRole("link", { name: /conseils/ })
      .first()
      .click();
    await expect(page).toHaveURL("/adherent/conseils");
    await look();
  });

  await test.step("A2 and A3: one start for both cases", async () => {
    await page.goto("/adherent/connexion");
    await link(page, "Mot de passe oublié, ou première connexion").click();
    await expect(heading(page, "Mot de passe oublié")).toBeVisible();
    await expect(page.getByText(/huit jours|8 jours/).first()).toBeVisible();
    await look();
    await link(page, "Créer ou changer mon mot de passe").click();
  });

  await test.step("A4 the number", async () => {
    await look();
    await button(page, "Valider").click();
    await expect(field(page, "N° Adhérent")).toHaveAccessibleDescription(/^Erreur/);
    await field(page, "N° Adhérent").fill("20457");
    await button(page, "Valider").click();
    await expect(field(page, "N° Adhérent")).toHaveAccessibleDescription(/six chiffres/);
    await expect(field(page, "N° Adhérent")).toHaveValue("20457");
    await look();
    await field(page, "N° Adhérent").fill(withoutContacts.replaceAll("0", "O"));
    await button(page, "Valider").click();
  });

  await test.step("A5 without contacts: why only the post is offered, when it comes, and what to do next", async () => {
    await expect(page.getByText("Nous ne pouvons vous proposer que le courrier")).toBeVisible();
    await expect(page.getByText(/ni adresse e-mail ni téléphone mobile/)).toBeVisible();
    await expect(page.getByText(/il arrive en général avant le \d+/)).toBeVisible();
    await expect(page.getByRole("list", { name: "Étapes" })).toContainText("Votre courrier");
    await expect(page.getByText(/code d’activation|ces contacts/)).toHaveCount(0);
    await look();
    await link(page, "Corriger mon numéro").click();
    await field(page, "N° Adhérent").fill(member.number);
    await button(page, "Valider").click();
  });

  await test.step("A5 the contacts on file, masked", async () => {
    await expect(button(page, "Recevoir mon code par SMS")).toBeVisible();
    await expect(button(page, "Recevoir un nouveau mot de passe par courrier")).toBeVisible();
    const text = (await page.getByRole("main").textContent()) ?? "";
    expect(text).not.toContain(member.email);
    expect(text.replace(/\D/g, "")).not.toContain(member.phone.slice(-8));
    await look();
    await button(page, "Recevoir mon code par mail").click();
  });

  await test.step("A6 the code, on the same page, once mistyped, and sent again", async () => {
    await expect(field(page, "Code d'activation")).toBeVisible();
    await expect(page.getByText(/indésirables/).first()).toBeVisible();
    await look();
    const code = codeIn((await house.mailTo(member.email)).text);
    await giveCode(page, code === "123456" ? "123457" : "123456");
    await expect(field(page, "Code d'activation")).toHaveAccessibleDescription(/2 essais/);
    await look();
    await button(page, "Renvoyer le code").click();
    expect(codeIn((await house.mailTo(member.email, 2)).text)).toBe(code);
    await giveCode(page, code);
  });

  await test.step("A7 the new password, and the errors of wrong ones", async () => {
    await expect(field(page, "Nouveau mot de passe")).toBeVisible();
    await look();
    await chooseMemberPassword(page, "Grenadine_58");
    await expect(field(page, "Nouveau mot de passe")).toHaveAccessibleDescription(/_/);
    await look();
    await chooseMemberPassword(page, member.password);
  });

  await test.step("A8 signing in with the number and the new password", async () => {
    await expectCongratulations(page);
    await expect(field(page, "Identifiant (N° adhérent)")).toHaveValue(member.number);
    await look();
    await signInByNumber(page, house, member);
    await expect(page).toHaveURL("/adherent/espace");
    await expect(heading(page, "Bonjour Capucine")).toBeVisible();
    await look();
    await button(page, "Déconnexion").click();
  });

  await test.step("A5 to A8 again, by SMS, for a lost password", async () => {
    await giveNumber(page, member.number);
    await button(page, "Recevoir mon code par SMS").click();
    const code = codeIn(await house.smsTo(member.phone));
    await look();
    await page.goto("/adherent/mot-de-passe-oublie");
    await link(page, "J'ai déjà mon code").click();
    await giveCode(page, code);
    await chooseMemberPassword(page, "Tilleul-marine 417");
    await expectCongratulations(page);
    await signInByNumber(page, house, member, "Tilleul-marine 417");
    await expect(heading(page, "Bonjour Capucine")).toBeVisible();
    await button(page, "Déconnexion").click();
  });

  await test.step("A10 by post: the provisional password leads to a new one and to nothing else", async () => {
    await giveNumber(page, member.number);
    await button(page, "Recevoir un nouveau mot de passe par courrier").click();
    await expect(heading(page, /[Cc]ourrier/)).toBeVisible();
    await look();
    await giveNumber(page, member.number);
    await expect(page.getByText(/courrier a été demandé/)).toBeVisible();
    const secret = await house.secretByPost(member);
    await signInByNumber(page, house, member, secret);
    await expect(field(page, "Nouveau mot de passe")).toBeVisible();
    await look();
    await page.goto("/adherent/espace");
    await expect(page).toHaveURL("/adherent/connexion");
    await signInByNumber(page, house, member, secret);
    await chooseMemberPassword(page, "Camomille-verte 23");
    await expectCongratulations(page);
    await signInByNumber(page, house, member, "Camomille-verte 23");
    await expect(heading(page, "Bonjour Capucine")).toBeVisible();
  });

  await test.step("Mes prestations", async () => {
    await house.pay("adherent", member.number);
    await followPayments(page, look);
  });
});
