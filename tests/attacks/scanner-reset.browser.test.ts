import type { Browser as Chromium, Page } from "@playwright/test";
import type { Establishment } from "../guides/establishments.ts";
import { expect, test } from "../guides/guide-test.ts";
import { codeIn, type GuideHouse, linkIn } from "../guides/house.ts";
import { button, choosePassword, field, heading } from "../guides/steps.ts";
import { door, home } from "../journeys/resets.ts";
import { Browser } from "../support/browser.ts";
import { repeated } from "../support/repeated.ts";

/** The time a mail scanner gives the scripts of a page. */
const scanTime = repeated(2_000, 10_000);

/**
 * REC-04: a mail scanner opens the reset link before its owner does, with all scripts run the second time.
 */
test("REC-04: a reset link that a mail scanner opened still works, and gave the scanner no access", {
  tag: "@repeats",
}, async ({ browser, house, establishment }) => {
  test.setTimeout(120_000);
  const { number, email } = establishment;
  await signUp(house, establishment);
  const page = await browser.newPage();
  await page.goto(door);
  await field(page, "Numéro FINESS").fill(number);
  await field(page, "Adresse e-mail").fill(email);
  await button(page, "Valider").click();
  await expect(heading(page, "Consultez votre boîte mail")).toBeVisible();
  const sent = await house.mailTo(email, 3);
  const link = linkIn(sent);
  const code = codeIn(sent.text);

  await fetchLikeScanner(link);
  await browseLikeScanner(browser, link);

  await test.step("its owner, in the browser that began, types number and code", async () => {
    await page.goto(link);
    await giveCode(page, number, code);
    await choosePassword(page, "Tilleul-marine 417");
    await expect(page).toHaveURL(`${home}/connexion`);
  });
  await test.step("its owner, on another device, does the same", async () => {
    await new Browser(house.url).post(door, { number, email });
    const again = await house.mailTo(email, 5);
    await fetchLikeScanner(linkIn(again));
    const other = await browser.newPage();
    await other.goto(linkIn(again));
    await giveCode(other, number, codeIn(again.text));
    await choosePassword(other, "Groseille-acide 12");
    await expect(other).toHaveURL(`${home}/connexion`);
  });
});

async function giveCode(page: Page, number: string, code: string) {
  await field(page, "Numéro FINESS").fill(number);
  await field(page, "Code de vérification").fill(code);
  await button(page, "Valider").click();
  await expect(heading(page, "Choisir un nouveau mot de passe")).toBeVisible();
}

/** First connection by number and end of IBAN, without script. */
async function signUp(house: GuideHouse, { number, iban, email, password }: Establishment) {
  const browser = new Browser(house.url);
  await browser.post(`${home}/inscription`, { number, tail: iban });
  const typed = { email, email_confirmation: email, password, password_confirmation: password };
  await browser.post(`${home}/inscription/bienvenue`, typed);
  await browser.visit(new URL(linkIn(await house.mailTo(email))).pathname);
}

/** HEAD, then GET three times: first without cookies, then with them. */
async function fetchLikeScanner(link: string) {
  const { origin, pathname } = new URL(link);
  await fetch(link, { method: "HEAD" });
  await fetch(link);
  const visitor = new Browser(origin);
  for (let time = 0; time < 2; time += 1) {
    await visitor.visit(pathname);
    expectNothingGiven([...visitor.cookies.keys()]);
  }
}

/** A headless browser that runs the scripts of the page, follows redirects, and clicks nothing. */
async function browseLikeScanner(browser: Chromium, link: string) {
  const page = await browser.newPage();
  await page.goto(link);
  await page.waitForTimeout(scanTime);
  await expect(field(page, "Code de vérification")).toBeVisible();
  expectNothingGiven((await page.context().cookies()).map(({ name }) => name));
  await page.goto(`${door}/nouveau`);
  await expect(page).toHaveURL(door);
  await page.close();
}

/** Neither a session nor a journey. */
const expectNothingGiven = (cookies: readonly string[]) =>
  expect(cookies.filter((name) => /session|journey|browser/.test(name))).toEqual([]);
