import type { Browser as Chromium, Page } from "@playwright/test";
import { expect, test } from "../guides/guide-test.ts";
import { type GuideHouse, linkIn, type Person } from "../guides/house.ts";
import {
  askForLink,
  button,
  chooseCredentials,
  choosePassword,
  enterWithLetters,
  field,
  heading,
  signIn,
} from "../guides/steps.ts";
import { Browser } from "../support/browser.ts";
import { repeated } from "../support/repeated.ts";

/** The time a mail scanner gives the scripts of a page. */
const scanTime = repeated(2_000, 10_000);

/** A person whose mail has arrived, with the browser that began. */
type Waiting = { person: Person; page: Page; link: string };

/** REC-04: a mail scanner opens the link before its owner does. */
test("REC-04: a link that a mail scanner opened still works, and gave the scanner no access", {
  tag: "@repeats",
}, async ({ browser, house }) => {
  test.setTimeout(180_000);
  const activations = [await askActivation(browser, house), await askActivation(browser, house)] as const;
  const recoveries = [await askRecovery(browser, house), await askRecovery(browser, house)] as const;
  const links = [...activations, ...recoveries].map(({ link }) => link);

  await Promise.all(links.map(fetchLikeScanner));
  await Promise.all(links.map((link) => browseLikeScanner(browser, link)));

  const [activatesHere, activatesElsewhere] = activations;
  await test.step("its owner, in the browser that began, continues at once", async () => {
    await activatesHere.page.goto(activatesHere.link);
    await expect(activatesHere.page.getByText("Compte activé", { exact: true })).toBeVisible();
  });
  await test.step("its owner, on another device, confirms by the identifiant", async () => {
    const page = await browser.newPage();
    await page.goto(activatesElsewhere.link);
    await expect(heading(page, "Activer votre compte")).toBeVisible();
    await field(page, "Identifiant").fill(activatesElsewhere.person.number);
    await button(page, "Confirmer").click();
    await expect(page.getByText("Compte activé", { exact: true })).toBeVisible();
  });
  for (const { page, person } of activations) {
    await signIn(page, person.email, person.password);
    await expect(heading(page, /^Bonjour/)).toBeVisible();
  }

  const [recoversHere, recoversElsewhere] = recoveries;
  await test.step("a lost password, in the browser that began", async () => {
    await recoversHere.page.goto(recoversHere.link);
    await choosePassword(recoversHere.page, "Tilleul marine 417");
  });
  await test.step("a lost password, on another device, confirmed by the address", async () => {
    const page = await browser.newPage();
    await page.goto(recoversElsewhere.link);
    await field(page, "Adresse mail").fill(recoversElsewhere.person.email);
    await button(page, "Confirmer").click();
    await choosePassword(page, "Tilleul marine 417");
  });
});

async function askActivation(browser: Chromium, house: GuideHouse): Promise<Waiting> {
  const person = house.nextPerson();
  const page = await browser.newPage();
  await enterWithLetters(page, person);
  await chooseCredentials(page, person);
  return { person, page, link: linkIn(await house.mailTo(person.email)) };
}

async function askRecovery(browser: Chromium, house: GuideHouse): Promise<Waiting> {
  const { person, page, link } = await askActivation(browser, house);
  await page.goto(link);
  await askForLink(page, person.email);
  return { person, page, link: linkIn(await house.mailTo(person.email, 2)) };
}

/** HEAD, then GET three times: first without cookies, then with them. */
async function fetchLikeScanner(link: string): Promise<void> {
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
async function browseLikeScanner(browser: Chromium, link: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto(link);
  await page.waitForTimeout(scanTime);
  await expect(button(page, "Confirmer")).toBeVisible();
  expectNothingGiven((await page.context().cookies()).map(({ name }) => name));
  await page.goto("/npfr/espace");
  await expect(page).toHaveURL("/npfr/connexion");
  await page.close();
}

/** Neither a session nor a journey. */
const expectNothingGiven = (cookies: readonly string[]) =>
  expect(cookies.filter((name) => /session|journey|browser/.test(name))).toEqual([]);
