import type { CDPSession, Page } from "@playwright/test";
import { expect, test } from "../guides/guide-test.ts";
import type { GuideHouse, Person } from "../guides/house.ts";
import { fitsNarrowScreen, lookOver } from "../guides/look-over.ts";
import { button, field, heading, link, openAccount, signIn } from "../guides/steps.ts";
import { codeOf } from "./codes.ts";

const security = "/npfr/espace/securite";

/** An authenticator simulated by Chromium, whose user is always present. */
async function plugKey(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { devtools, authenticatorId };
}

type Key = { devtools: CDPSession; authenticatorId: string };

const credentialsOf = async ({ devtools, authenticatorId }: Key) =>
  (await devtools.send("WebAuthn.getCredentials", { authenticatorId })).credentials;

/** The same credential with another signature count, like a copied key. */
async function copyKey(key: Key, signCount: number) {
  const { devtools, authenticatorId } = key;
  const [credential] = await credentialsOf(key);
  if (!credential) throw new Error("no credential on the key");
  await devtools.send("WebAuthn.clearCredentials", { authenticatorId });
  await devtools.send("WebAuthn.addCredential", {
    authenticatorId,
    credential: { ...credential, signCount },
  });
}

async function becomeMember(page: Page, house: GuideHouse, person: Person) {
  await openAccount(house, person);
  await signIn(page, person.email, person.password);
  await expect(page).toHaveURL("/npfr/espace");
}

/** `look` sees both pages of the form. */
async function addKey(page: Page, person: Person, name: string, look = async () => {}) {
  await page.goto(security);
  await link(page, "Ajouter une clé d’accès").click();
  await look();
  await field(page, "Mot de passe actuel").fill(person.password);
  await button(page, "Continuer").click();
  await expect(page).toHaveURL(`${security}/cle/nouvelle`);
  await look();
  await field(page, "Nom de la clé").fill(name);
  await button(page, "Créer la clé d’accès").click();
}

const signOut = (page: Page) => button(page, "Déconnexion").first().click();

test("a passkey is added, asked for at sign-in, counted and removed", async ({ page, house, person }) => {
  test.setTimeout(120_000);
  await becomeMember(page, house, person);
  const key = await plugKey(page);

  await test.step("a wrong password opens nothing", async () => {
    await page.goto(`${security}/cle`);
    await field(page, "Mot de passe actuel").fill("ce n’est pas lui 1");
    await button(page, "Continuer").click();
    await expect(field(page, "Mot de passe actuel")).toHaveAccessibleDescription(/^Erreur/);
    await page.goto(`${security}/cle/nouvelle`);
    await expect(page).toHaveURL(`${security}/cle`);
  });

  await test.step("it is added, with the recovery codes of a first factor", async () => {
    await addKey(page, person, "Mon ordinateur", async () => {
      await lookOver(page);
      await fitsNarrowScreen(page);
    });
    await expect(heading(page, "Vos codes de secours")).toBeVisible();
    await expect(page.getByRole("list", { name: "Codes de secours" }).getByRole("listitem")).toHaveCount(10);
    await lookOver(page);
    await fitsNarrowScreen(page);
    await link(page, "C’est fait, je les ai gardés").click();
    await expect(page.getByText("Mon ordinateur", { exact: true }).first()).toBeVisible();
    await lookOver(page);
    await fitsNarrowScreen(page);
    const [credential] = await credentialsOf(key);
    expect(credential?.rpId).toBe("localhost");
  });

  await test.step("the same key is not added twice", async () => {
    await addKey(page, person, "Encore elle");
    await expect(page.getByRole("status").filter({ hasText: "n’a pas répondu" })).toBeVisible();
  });

  await test.step("it is asked for at sign-in, and its count increases", async () => {
    await signOut(page);
    await signIn(page, person.email, person.password);
    await expect(heading(page, "Seconde vérification")).toBeVisible();
    await lookOver(page);
    await fitsNarrowScreen(page);
    const [before] = await credentialsOf(key);
    await button(page, "Utiliser ma clé d’accès").click();
    await expect(page).toHaveURL("/npfr/espace");
    const [after] = await credentialsOf(key);
    expect(after?.signCount).toBeGreaterThan(before?.signCount ?? 0);
    await page.goto(security);
    await expect(page.getByText(/utilisée le \d/)).toBeVisible();
  });

  await test.step("a key whose count decreased is a copy, and is refused", async () => {
    await signOut(page);
    await signIn(page, person.email, person.password);
    const [credential] = await credentialsOf(key);
    await copyKey(key, 0);
    await button(page, "Utiliser ma clé d’accès").click();
    await expect(page.getByRole("alert")).toContainText("Cette clé d’accès n’a pas été reconnue");
    await lookOver(page);
    await copyKey(key, (credential?.signCount ?? 0) + 10);
    await button(page, "Utiliser ma clé d’accès").click();
    await expect(page).toHaveURL("/npfr/espace");
  });

  await test.step("sign-in fails without the key", async () => {
    await signOut(page);
    await signIn(page, person.email, person.password);
    const { devtools, authenticatorId } = key;
    const [credential] = await credentialsOf(key);
    if (!credential) throw new Error("no credential on the key");
    await devtools.send("WebAuthn.clearCredentials", { authenticatorId });
    await button(page, "Utiliser ma clé d’accès").click();
    await expect(page.getByRole("status").filter({ hasText: "n’a pas répondu" })).toBeVisible();
    await page.goto("/npfr/espace");
    await expect(page).toHaveURL("/npfr/connexion");
    await devtools.send("WebAuthn.addCredential", { authenticatorId, credential });
    await page.goto("/npfr/connexion/verification");
    await button(page, "Utiliser ma clé d’accès").click();
    await expect(page).toHaveURL("/npfr/espace");
  });

  await test.step("it is removed, and no longer asked for", async () => {
    await page.goto(security);
    await page.getByRole("link", { name: "Retirer Mon ordinateur" }).click();
    await expect(heading(page, /Retirer la clé/)).toBeVisible();
    await lookOver(page);
    await field(page, "Mot de passe actuel").fill(person.password);
    await button(page, "Retirer").click();
    await expect(page.getByRole("status").filter({ hasText: "Seconde vérification retirée" })).toBeVisible();
    await signOut(page);
    await signIn(page, person.email, person.password);
    await expect(page).toHaveURL("/npfr/espace");
  });
});

test("an answer to one challenge is refused for another", async ({ page, house, person }) => {
  test.setTimeout(120_000);
  await becomeMember(page, house, person);
  await plugKey(page);
  await addKey(page, person, "Clé USB");
  await link(page, "C’est fait, je les ai gardés").click();
  await signOut(page);
  await signIn(page, person.email, person.password);
  const sent = page.waitForRequest((request) => request.method() === "POST");
  await button(page, "Utiliser ma clé d’accès").click();
  const answer = new URLSearchParams((await sent).postData() ?? "").get("credential") ?? "";
  expect(JSON.parse(answer).type).toBe("public-key");
  await expect(page).toHaveURL("/npfr/espace");
  await signOut(page);
  await signIn(page, person.email, person.password);
  await page.locator("input[name=credential]").evaluate((input: HTMLInputElement, former) => {
    input.value = former;
    input.form?.submit();
  }, answer);
  await expect(page.getByRole("alert")).toContainText("Cette clé d’accès n’a pas été reconnue");
});

test("an application of codes is set up and asked for without script", async ({ browser, house, person }) => {
  test.setTimeout(120_000);
  await openAccount(house, person);
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  });
  const bare = await context.newPage();
  await signIn(bare, person.email, person.password);
  await bare.goto(security);
  await button(bare, "Ajouter une application").click();
  const picture = bare.getByRole("img", { name: "Carré à photographier" });
  await expect(picture).toBeVisible();
  expect((await bare.request.get((await picture.getAttribute("src")) ?? "")).ok()).toBe(true);
  const key = ((await bare.locator(".spelt").textContent()) ?? "").replace(/\s/g, "");
  await field(bare, "Code à 6 chiffres").fill(codeOf(key));
  await field(bare, "Mot de passe actuel").fill(person.password);
  await button(bare, "Mettre en place").click();
  await expect(heading(bare, "Vos codes de secours")).toBeVisible();
  const spare =
    (await bare
      .getByRole("listitem")
      .filter({ hasText: /^\w{5}-\w{5}$/ })
      .first()
      .textContent()) ?? "";
  await link(bare, "C’est fait, je les ai gardés").click();
  await button(bare, "Déconnexion").first().click();
  await signIn(bare, person.email, person.password);
  await expect(heading(bare, "Seconde vérification")).toBeVisible();
  await field(bare, "Code à 6 chiffres").fill(codeOf(key, 1));
  await button(bare, "Valider").click();
  await expect(bare).toHaveURL(/\/npfr\/espace$/);
  await button(bare, "Déconnexion").first().click();
  await signIn(bare, person.email, person.password);
  await bare.getByText("J’ai perdu ma seconde vérification").click();
  await field(bare, "Code de secours, ou code de déblocage").fill(spare);
  await button(bare, "Utiliser ce code").click();
  await expect(bare).toHaveURL(/\/npfr\/espace$/);
  await context.close();
});
