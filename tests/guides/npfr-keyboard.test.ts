import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./guide-test.ts";
import { linkIn } from "./house.ts";
import { button, field, heading, link } from "./steps.ts";

/** More stops than any page has before what one looks for. */
const mostStops = 60;

test("by keyboard alone, from the letters to the signed-in space", async ({ page, house, person }) => {
  const press = async (target: Locator) => {
    await tabTo(page, target);
    await page.keyboard.press("Enter");
  };
  const type = async (label: string, text: string) => {
    await tabTo(page, field(page, label));
    await page.keyboard.type(text);
  };

  await page.goto("/npfr");
  await test.step("the first stop leads past the header", async () => {
    await press(link(page, "Aller au contenu"));
    await expect(page.getByRole("main")).toBeFocused();
  });
  await test.step("N1 to N3", async () => {
    await press(link(page, "Créer mon espace personnel"));
    await type("Identifiant", person.number);
    await type("Mot de passe", person.secret.toLowerCase());
    await page.keyboard.press("Enter");
    await expect(heading(page, "Bienvenue")).toBeVisible();
  });
  await test.step("N4, first with nothing typed: the summary has the focus and leads to the fields", async () => {
    await press(button(page, "Confirmation"));
    await expect(page.getByRole("alert")).toBeFocused();
    await press(page.getByRole("alert").getByRole("link").first());
    await expect(field(page, "Adresse mail")).toBeFocused();
    await page.keyboard.type(person.email);
    await type("Mot de passe", person.password);
    await type("Confirmation du mot de passe", person.password);
    await press(button(page, "Confirmation"));
    await expect(heading(page, "Un mail vient de vous être envoyé")).toBeVisible();
  });
  await test.step("N5 and N6", async () => {
    await press(button(page, "Renvoyer le mail"));
    await expect(page.getByText("Mail renvoyé", { exact: true })).toBeVisible();
    await page.goto(linkIn(await house.mailTo(person.email)));
    await expect(page.getByText("Compte activé", { exact: true })).toBeVisible();
  });
  await test.step("N7", async () => {
    await press(link(page, "Mon espace personnel"));
    await type("Courriel", person.email);
    await type("Mot de passe", person.password);
    await press(button(page, "Connexion"));
    await expect(heading(page, /^Bonjour/)).toBeVisible();
  });
  await test.step("N9, and out again", async () => {
    await press(page.getByRole("navigation").getByRole("link", { name: "Mes informations" }));
    await expect(heading(page, "Mes informations")).toBeVisible();
    await press(button(page, "Déconnexion"));
    await expect(page.getByText("Vous êtes déconnecté", { exact: true })).toBeVisible();
  });
});

/** Presses Tab until the focus is there; every stop on the way shows where one is. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < mostStops; stop += 1) {
    await page.keyboard.press("Tab");
    expect(await page.evaluate(unmarkedFocus), "the focus is visible").toBeNull();
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`the keyboard does not reach ${target}`);
}

/** Runs in the page: what has the focus without showing it, or `null`. */
function unmarkedFocus(): string | null {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const seen = box.width > 0 && box.bottom > 0 && box.top < window.innerHeight;
  const marked = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
  return seen && marked ? null : element.outerHTML.slice(0, 200);
}
