import { type Browser, expect, type Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import type { GuideHouse } from "../guides/house.ts";
import { button, field, heading } from "../guides/steps.ts";

export type Role = "agent" | "superviseur" | "administrateur";

/** A member of staff in a browser of their own. */
export type AtWork = { page: Page; email: string; nextCode(): Promise<string> };

const password = "Bocage-lanterne quai 47";

/** Enrols from the link of the command, and signs in. */
export async function beginWork(browser: Browser, house: GuideHouse, name: string, role: Role) {
  const email = `${name.toLowerCase()}@gestion.example`;
  const printed = await house.command("staff", "add", email, "--role", role, "--space", "npfr");
  const invitation = /^https?:\/\/\S+$/m.exec(printed)?.[0];
  if (!invitation) throw new Error(`no link in ${printed}`);
  const page = await browser.newPage({ baseURL: house.url });
  page.setDefaultTimeout(15_000);
  await page.goto(invitation);
  expect(page.url()).not.toContain(new URL(invitation).pathname.split("/").at(-1));
  await field(page, "Prénom").fill(name);
  await field(page, "Nom").fill("Colin");
  await field(page, "Mot de passe").fill(password);
  await field(page, "Confirmation du mot de passe").fill(password);
  const spelt = ((await page.locator(".spelt").textContent()) ?? "").replace(/\s/g, "");
  const work: AtWork = { page, email, nextCode: codesOf(spelt) };
  await field(page, "Code à 6 chiffres").fill(await work.nextCode());
  await button(page, "Ouvrir mon accès").click();
  await expect(heading(page, "Vos codes de secours")).toBeVisible();
  await signInAgain(work);
  return work;
}

/** Each code works once: the next one may be half a minute away. */
function codesOf(base32: string) {
  const totp = new TOTP({ secret: Secret.fromBase32(base32) });
  let last = 0;
  return async () => {
    const now = Math.floor(Date.now() / 30_000);
    // The server also takes the code of the next half minute.
    const step = Math.max(now, last + 1);
    last = step;
    return totp.generate({ timestamp: step * 30_000 });
  };
}

async function signInAgain({ page, email, nextCode }: AtWork): Promise<void> {
  await page.goto("/gestion/connexion");
  await field(page, "Adresse e-mail").fill(email);
  await field(page, "Mot de passe").fill(password);
  await button(page, "Connexion").click();
  await field(page, "Code à 6 chiffres").fill(await nextCode());
  await button(page, "Valider").click();
  await expect(heading(page, "Aujourd’hui")).toBeVisible();
}

/** From anywhere: the search box, then the line, then the reason. */
export async function openFile(page: Page, typed: string, name: RegExp): Promise<void> {
  await page.keyboard.press("/");
  await page.keyboard.type(typed);
  await page.keyboard.press("Enter");
  await page.getByRole("main").getByRole("link", { name }).click();
  await page.getByLabel("La personne appelle").check();
  await button(page, "Ouvrir le dossier").click();
  await expect(heading(page, name)).toBeVisible();
}

/** Where the password is asked again: not within ten minutes of the last time. */
export async function confirmIfAsked(page: Page): Promise<void> {
  const asked = field(page, "Mot de passe actuel");
  if (await asked.isVisible()) await asked.fill(password);
}
