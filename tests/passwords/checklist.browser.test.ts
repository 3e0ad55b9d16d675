import { expect, test } from "../guides/guide-test.ts";

const page = "/_dev/pages/adherent/nouveau-mot-de-passe.vide";

test("each rule of A7 is ticked when it is met, and unticked when it is broken again", async ({
  page: tab,
}) => {
  await tab.goto(page);
  const unmet = tab.locator(".checks li:not(.met)");
  const typing = tab.getByLabel("Nouveau mot de passe", { exact: true });
  await typing.fill("é");
  await expect(unmet).toHaveText([/au moins 8/, "un chiffre", /une majuscule/, /un caractère spécial/]);
  await typing.fill("E\u0301te\u0301 2026");
  await expect(unmet).toHaveText([/un caractère spécial/]);
  await typing.fill("Été 2026!");
  await expect(unmet).toHaveCount(0);
  await typing.fill("L'été 2026!");
  await expect(unmet).toHaveText(["sans ' (apostrophe), % (pourcentage), \\ (antislash) ni _ (underscore)"]);
  const spoken = tab.locator("[data-spoken]").first();
  await expect(spoken).toHaveText(/^À respecter\s: sans ' \(apostrophe\)[^;]*\. /);
  await typing.fill("Été 2026 là");
  await expect(spoken).toHaveText(/^Il manque\s: un caractère spécial[^;]*\. /);
  await typing.fill("Été 2026! Martin");
  await expect(unmet).toHaveCount(0);
  await typing.fill("Martin-56");
  await expect(unmet).toHaveText(["ni votre nom ni votre adresse"]);
  await expect(spoken).toHaveText(/^À respecter\s: ni votre nom ni votre adresse\. /);
  await typing.fill("");
  await expect(unmet).toHaveCount(7);
});

test("the rules do not look like buttons, and are read out with their field", async ({ page: tab }) => {
  await tab.goto(page);
  const round = tab.locator(".checks li").evaluateAll((items) =>
    items.map((item) => {
      const { borderStyle, borderRadius, content } = getComputedStyle(item, "::before");
      return `${borderStyle} ${borderRadius} ${content}`;
    }),
  );
  expect(new Set(await round)).toEqual(new Set(['none 0px "•"']));
  await expect(tab.getByLabel("Nouveau mot de passe", { exact: true })).toHaveAccessibleDescription(
    /^À respecter.: au moins 8 caractères.; un chiffre.; .*\(apostrophe\)/,
  );
});

test("a password that is too long is never cut, typed or pasted", async ({ page: tab }) => {
  await tab.goto("/_dev/pages/sante/nouveau-mot-de-passe.vide");
  const long = "Prune violette 93! et bien d’autres fruits";
  const typing = tab.getByLabel("Nouveau mot de passe", { exact: true });
  const again = tab.getByLabel("Confirmation du nouveau mot de passe", { exact: true });
  await expect(typing).toHaveAttribute("maxlength", "25");
  await typing.focus();
  await tab.keyboard.insertText(long);
  await expect(typing).toHaveValue(long);
  await again.pressSequentially(long);
  await expect(again).toHaveValue(long);
  await expect(tab.locator(".checks li:not(.met)")).toHaveText([/au plus 25/]);
});
