import { expect, test } from "./guide-test.ts";
import { lookOver } from "./look-over.ts";
import { button, enterWithLetters, field } from "./steps.ts";

test("a mistake is reported at the top and at its field, and the typed values are kept", async ({
  page,
  person,
}) => {
  await test.step("N3: a typo in the provisional password", async () => {
    await page.goto("/npfr/inscription");
    await field(page, "Identifiant").fill(person.number);
    await field(page, "Mot de passe").fill(`${person.secret}X`);
    await button(page, "Connexion").click();
    const summary = page.getByRole("alert");
    await expect(summary).toBeFocused();
    await expect(field(page, "Identifiant")).toHaveValue(person.number);
    await expect(field(page, "Mot de passe")).toHaveAccessibleDescription(/faute de frappe/);
    await expect(field(page, "Mot de passe")).toHaveValue(`${person.secret}X`);
    await expect(field(page, "Mot de passe")).toHaveAttribute("aria-invalid", "true");
    await summary.getByRole("link").click();
    await expect(field(page, "Mot de passe")).toBeFocused();
  });
  await test.step("N3: an identifiant that lacks a digit, then one with an O for a zero and without its letter", async () => {
    const { number, secret } = person;
    await field(page, "Identifiant").fill(number.slice(0, -1));
    await field(page, "Mot de passe").fill(secret);
    await button(page, "Connexion").click();
    await expect(field(page, "Identifiant")).toHaveAccessibleDescription(/une lettre et sept chiffres/);
    await expect(field(page, "Identifiant")).toHaveValue(number.slice(0, -1));
    await expect(field(page, "Mot de passe")).toHaveValue(secret);
    await field(page, "Identifiant").fill(number.slice(1).replaceAll("0", "O"));
    await button(page, "Connexion").click();
    await expect(page.getByRole("heading", { name: "Bienvenue" })).toBeVisible();
  });
  await test.step("N4: a short password with a different confirmation: nothing is sent, nothing is lost", async () => {
    await enterWithLetters(page, person);
    await field(page, "Adresse mail").fill(person.email);
    await field(page, "Mot de passe").fill("ab1");
    await field(page, "Confirmation du mot de passe").fill("ab2");
    const sent: string[] = [];
    page.on("request", (request) => sent.push(request.method()));
    await button(page, "Confirmation").click();
    await expect(page.getByRole("alert")).toBeFocused();
    await expect(page).toHaveTitle(/^Erreur\s: Bienvenue/);
    await expect(field(page, "Adresse mail")).toHaveValue(person.email);
    for (const [label, value] of [
      ["Mot de passe", "ab1"],
      ["Confirmation du mot de passe", "ab2"],
    ] as const) {
      await expect(field(page, label)).toHaveValue(value);
      await expect(field(page, label)).toHaveAccessibleDescription(/^Erreur/);
    }
    await lookOver(page);
    expect(sent).not.toContain("POST");
    for (const [label, id] of [
      ["Mot de passe", "password"],
      ["Confirmation du mot de passe", "password_confirmation"],
    ] as const) {
      await page.getByRole("alert").locator(`a[href="#${id}"]`).click();
      await expect(field(page, label)).toBeFocused();
    }
  });
  await test.step("the server draws the same errors, and sends no password back", async () => {
    const shown = await page.evaluate(faultsShown);
    expect(shown).toHaveLength(3);
    await page.evaluate(() => document.querySelector<HTMLFormElement>("form.form")?.submit());
    await expect(field(page, "Mot de passe")).toHaveValue("");
    await expect(page.getByRole("alert")).toBeFocused();
    expect(await page.evaluate(faultsShown)).toEqual(shown);
  });
  await test.step("N4: a common password is known to the server alone, and nothing is lost either", async () => {
    for (const label of ["Mot de passe", "Confirmation du mot de passe"])
      await field(page, label).fill("Motdepasse1!");
    await button(page, "Confirmation").click();
    await expect(page.getByRole("alert")).toBeFocused();
    await expect(field(page, "Mot de passe")).toHaveAccessibleDescription(/^Erreur\s: .*courant/);
    for (const label of ["Mot de passe", "Confirmation du mot de passe"])
      await expect(field(page, label)).toHaveValue("Motdepasse1!");
    await expect(field(page, "Adresse mail")).toHaveValue(person.email);
    await expect(page.locator(".checks li.met")).not.toHaveCount(0);
    await lookOver(page);
    await button(page, "Confirmation").dblclick();
    await expect(page.getByRole("alert")).toBeFocused();
  });
  await test.step("B15: one's own name is not ticked, and is refused before anything is sent", async () => {
    const rule = page.locator(".checks li", { hasText: "ni votre nom ni votre adresse" });
    await field(page, "Mot de passe").fill("maelys1");
    await expect(page.locator(".checks li.met")).toHaveCount(2);
    await expect(rule).not.toHaveClass("met");
    await field(page, "Confirmation du mot de passe").fill("maelys1");
    await button(page, "Confirmation").click();
    await expect(field(page, "Mot de passe")).toHaveAccessibleDescription(/de votre nom ou de votre prénom/);
    await expect(field(page, "Confirmation du mot de passe")).not.toHaveAccessibleDescription(/Erreur/);
    await field(page, "Mot de passe").fill("tandem 7 vert");
    await expect(rule).toHaveClass("met");
    await field(page, "Adresse mail").fill("tandem.vert@boite.example");
    await field(page, "Mot de passe").focus();
    await expect(rule).not.toHaveClass("met");
  });
});

/** Runs in the page: the markup of the summary and of the error of each field. */
function faultsShown(): string[] {
  return [...document.querySelectorAll(".summary, .field-error")].map(({ outerHTML }) =>
    outerHTML.replace(/ autofocus(?:="[^"]*")?/, ""),
  );
}

test("a password can be pasted, and filled in by a password manager", async ({ page, person }) => {
  await enterWithLetters(page, person);
  await field(page, "Adresse mail").fill("Collé depuis 42");
  await field(page, "Adresse mail").press("Control+a");
  await field(page, "Adresse mail").press("Control+c");
  for (const label of ["Mot de passe", "Confirmation du mot de passe"]) {
    await field(page, label).press("Control+v");
    await expect(field(page, label)).toHaveValue("Collé depuis 42");
    await expect(field(page, label)).toHaveAttribute("autocomplete", "new-password");
    await expect(field(page, label)).toHaveAttribute("type", "password");
  }
  await expect(field(page, "Adresse mail")).toHaveAttribute("autocomplete", "email");
  await page.goto("/npfr/connexion");
  await expect(field(page, "Courriel")).toHaveAttribute("autocomplete", "username");
  await expect(field(page, "Mot de passe")).toHaveAttribute("autocomplete", "current-password");
  await page.goto("/npfr/inscription");
  await expect(field(page, "Identifiant")).toHaveAttribute("autocomplete", "username");
});
