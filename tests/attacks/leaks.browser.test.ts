import type { Page, Request } from "@playwright/test";
import { giveCode, giveNumber } from "../guides/adherent-steps.ts";
import { expect, test } from "../guides/guide-test.ts";
import { codeIn, linkIn } from "../guides/house.ts";
import { chooseAccess, proveByIban, replacePassword } from "../guides/sante-steps.ts";
import {
  askForLink,
  button,
  chooseCredentials,
  choosePassword,
  enterWithLetters,
  field,
  heading,
} from "../guides/steps.ts";

const newPassword = "Tilleul-marine 417";

/** What a browser sends to servers, and stores. */
function watch(page: Page) {
  const asked: Request[] = [];
  page.on("request", (request) => asked.push(request));
  return {
    async expectNoTrace(secret: string, first: string) {
      expect(secret.length).toBeGreaterThan(5);
      const others = asked.filter((request) => request.url() !== first);
      expect(others.length).toBeGreaterThan(3);
      for (const request of others) {
        expect(request.url()).not.toContain(secret);
        expect((await request.allHeaders()).referer ?? "").not.toContain(secret);
      }
      expect(page.url()).not.toContain(secret);
      expect(await page.evaluate(() => document.referrer)).not.toContain(secret);
      expect(await page.content()).not.toContain(secret);
    },
  };
}

/** Follows a link of a mail, and looks for its token everywhere. */
async function followed(page: Page, link: string) {
  const token = link.split("/").at(-1) ?? "";
  const watched = watch(page);
  await page.goto("/");
  const response = await page.goto(link);
  const policies = [response, await response?.request().redirectedFrom()?.response()];
  // Not `no-referrer`, which would remove the Origin from our own forms: docs/decisions/0008.
  for (const answer of policies) {
    expect(await answer?.headerValue("referrer-policy")).toBe("same-origin");
    expect(await answer?.headerValue("cache-control")).toBe("no-store");
  }
  await page.reload();
  await watched.expectNoTrace(token, link);
  // Back leads to the page before the link: the link's address is no history entry.
  await page.goBack();
  expect(page.url()).not.toContain(token);
  await page.goForward();
  return token;
}

test("REC-08: the token of a link leaves the address bar at once, and is in no referrer, history or log", async ({
  page,
  house,
  person,
  establishment,
  browser,
}) => {
  test.setTimeout(120_000);
  const tokens: string[] = [];
  await test.step("an activation, opened on another device", async () => {
    await enterWithLetters(page, person);
    await chooseCredentials(page, person);
    const link = linkIn(await house.mailTo(person.email));
    const elsewhere = await browser.newPage({ baseURL: house.url });
    tokens.push(await followed(elsewhere, link));
    await field(elsewhere, "Identifiant").fill(person.number);
    await button(elsewhere, "Confirmer").click();
    await expect(elsewhere.getByText("Compte activé", { exact: true })).toBeVisible();
  });
  await test.step("a lost password, in the browser that requested it", async () => {
    await askForLink(page, person.email);
    tokens.push(await followed(page, linkIn(await house.mailTo(person.email, 2))));
    await choosePassword(page, newPassword);
  });
  await test.step("a reset, whose link spends nothing", async () => {
    await page.goto("/sante/inscription");
    await proveByIban(page, establishment);
    await chooseAccess(page, establishment.email, establishment.password);
    tokens.push(await followed(page, linkIn(await house.mailAbout(establishment.email, /[Aa]ctiv/))));
    await page.goto("/sante/mot-de-passe-oublie");
    await field(page, "Numéro FINESS").fill(establishment.number);
    await field(page, "Adresse e-mail").fill(establishment.email);
    await button(page, "Valider").click();
    tokens.push(
      await followed(page, linkIn(await house.mailAbout(establishment.email, /nouveau mot de passe/))),
    );
  });
  expect(new Set(tokens).size).toBe(4);
  for (const token of tokens) expect(house.printed()).not.toContain(token);
  for (const { email } of [person, establishment]) expect(house.printed()).not.toContain(email);
  expect(house.printed()).toContain('"route":"/npfr/lien/*"');
});

test("OTP-05: a code is in no address, referrer, page or log, right or wrong", async ({
  page,
  house,
  member,
}) => {
  const watched = watch(page);
  await giveNumber(page, member.number);
  await button(page, "Recevoir mon code par mail").click();
  await expect(heading(page, /[Cc]ode/)).toBeVisible();
  const code = codeIn((await house.mailTo(member.email)).text);
  await watched.expectNoTrace(code, "");
  await giveCode(page, code);
  await expect(field(page, "Nouveau mot de passe")).toBeVisible();
  await watched.expectNoTrace(code, "");
  await replacePassword(page, newPassword);
  await expect(page.getByText(/Félicitations/)).toBeVisible();
  const alone = new RegExp(`\\b${code}\\b`);
  expect(house.printed()).not.toMatch(alone);
  for (const secret of [newPassword, member.email]) expect(house.printed()).not.toContain(secret);
});
