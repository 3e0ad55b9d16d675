import { expect, test } from "../guides/guide-test.ts";
import { button, field, heading, link, openAccount, signIn } from "../guides/steps.ts";
import { Browser as Visitor } from "../support/browser.ts";
import { type AtWork, beginWork, confirmIfAsked, openFile } from "./day-steps.ts";

test("a day of the service: files, letters, imports, mails, audit", async ({
  browser,
  house,
  person,
  page,
}) => {
  test.setTimeout(120_000);
  page.setDefaultTimeout(15_000);
  const name = new RegExp(person.lastName, "i");
  const half = `${person.lastName.slice(0, 4).toLowerCase()} mae`;
  let agent: AtWork;
  let superviseur: AtWork;

  await test.step("enrol from the link of the command, and sign in", async () => {
    agent = await beginWork(browser, house, "Agathe", "agent");
    superviseur = await beginWork(browser, house, "Simone", "superviseur");
  });

  await test.step("find a holder by half a name, and unlock them", async () => {
    await openAccount(house, person);
    const forgetful = new Visitor(house.url);
    for (let tries = 0; tries < 3; tries += 1)
      await forgetful.post("/npfr/connexion", { email: person.email, password: "Mauvais essai 12" });
    await openFile(agent.page, half, name);
    await expect(agent.page.getByText(/bloqué/).first()).toBeVisible();
    await link(agent.page, "Débloquer").click();
    await field(agent.page, "Raison").fill("Trois essais avec l’ancien mot de passe");
    await button(agent.page, "Débloquer").click();
    await expect(heading(agent.page, name)).toBeVisible();
    await signIn(page, person.email, person.password);
    await expect(page).toHaveURL("/npfr/espace");
  });

  const corrected = `nouvelle.${person.email}`;
  await test.step("correct a contact with a second person; the holder reads of it", async () => {
    await link(agent.page, "Corriger un contact").click();
    await link(agent.page, "Corriger : adresse mail").click();
    await field(agent.page, "Nouvelle adresse").fill(corrected);
    await field(agent.page, "Raison").fill("Dicté au téléphone, identité vérifiée");
    await button(agent.page, "Demander la correction").click();
    await expect(heading(agent.page, name)).toBeVisible();
    await superviseur.page.goto("/gestion");
    await superviseur.page.getByRole("link", { name: /à approuver/ }).click();
    await superviseur.page.getByRole("main").locator("tbody").getByRole("link").first().click();
    await field(superviseur.page, "Raison").fill("Rappelé au numéro du dossier");
    await confirmIfAsked(superviseur.page);
    await button(superviseur.page, "Approuver").click();
    await expect(heading(superviseur.page, "Approbations")).toBeVisible();
    for (const address of [person.email, corrected]) await house.mailAbout(address, /coordonnées/);
    await signIn(page, corrected, person.password);
    await expect(page).toHaveURL("/npfr/espace");
    await page.goto("/npfr/espace/donnees");
    await expect(page.getByText(/Agent/).first()).toBeVisible();
  });

  await test.step("import a file with errors, then without; another person approves", async () => {
    const { page: desk } = agent;
    const give = async (text: string) => {
      await desk.goto("/gestion/npfr/imports");
      await desk.getByRole("radio", { name: /^Registre/ }).check();
      await desk.getByLabel("Fichier", { exact: true }).setInputFiles({
        name: "telephones.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(text),
      });
      await button(desk, "Déposer et vérifier").click();
      await expect(desk).toHaveURL(/imports\/[0-9a-f-]{36}/);
    };
    const until = (what: RegExp) =>
      expect(async () => {
        await desk.reload();
        await expect(desk.getByRole("main").getByText(what).first()).toBeVisible({ timeout: 1_000 });
      }).toPass({ timeout: 60_000 });
    await give(`number;phone\n${person.number};pas un numéro\n`);
    await until(/Refusé/);
    await give(`number;phone\n${person.number};0639980142\n`);
    await until(/Demander l’approbation/);
    await button(desk, "Demander l’approbation").click();
    await superviseur.page.goto("/gestion");
    await superviseur.page.getByRole("link", { name: /import à approuver/ }).click();
    await superviseur.page
      .getByRole("main")
      .getByRole("link", { name: /telephones/ })
      .first()
      .click();
    await confirmIfAsked(superviseur.page);
    await button(superviseur.page, "Approuver et appliquer").click();
    await until(/Appliqué/);
  });

  await test.step("verify the audit", async () => {
    expect(await house.command("audit", "verify")).toMatch(/npfr/);
  });
});
