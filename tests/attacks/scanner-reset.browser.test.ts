import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser as Chromium, expect, type Page, test } from "@playwright/test";
import { codeIn, linkIn } from "../guides/house.ts";
import { command, registryColumns } from "../guides/post.ts";
import { button, choosePassword, field, heading } from "../guides/steps.ts";
import { nextNumber } from "../journeys/enrolments.ts";
import { door, home } from "../journeys/resets.ts";
import { openSink } from "../mail/smtp-sink.ts";
import { Browser } from "../support/browser.ts";
import { repeated } from "../support/repeated.ts";
import { freePort, startParvis } from "../support/running-parvis.ts";

/** The time a mail scanner gives the scripts of a page. */
const scanTime = repeated(2_000, 10_000);
const number = nextNumber();
const email = `cabinet.${number}@boite.example`;
const password = "Grenadine-orange 58";

/**
 * REC-04: a mail scanner opens the reset link before its owner does, with all scripts run the second time.
 */
test("REC-04: a reset link that a mail scanner opened still works, and gave the scanner no access", {
  tag: "@repeats",
}, async ({ browser }) => {
  test.setTimeout(120_000);
  const folder = await mkdtemp(join(tmpdir(), "parvis-scanner-"));
  const sink = await openSink();
  const environment = {
    PARVIS_DATA: folder,
    PARVIS_DEMO: "0",
    PORT: String(await freePort()),
    SMTP_URL: sink.url.href,
  };
  const parvis = await startParvis(environment);
  const mail = async (count: number) => {
    const theirs = () => sink.received.filter(({ recipients }) => recipients.includes(email));
    await expect.poll(() => theirs().length, { timeout: 15_000 }).toBeGreaterThanOrEqual(count);
    const received = theirs()[count - 1];
    if (!received) throw new Error(`no mail number ${count}`);
    return received.parsed;
  };
  try {
    await signUp(environment, parvis.url, async () => linkIn(await mail(1)));
    const page = await browser.newPage();
    await page.goto(parvis.url + door);
    await field(page, "Numéro FINESS").fill(number);
    await field(page, "Adresse e-mail").fill(email);
    await button(page, "Valider").click();
    await expect(heading(page, "Consultez votre boîte mail")).toBeVisible();
    const sent = await mail(3);
    const link = linkIn(sent);
    const code = codeIn(sent.text);

    await fetchLikeScanner(link);
    await browseLikeScanner(browser, parvis.url, link);

    await test.step("its owner, in the browser that began, types number and code", async () => {
      await page.goto(link);
      await giveCode(page, code);
      await choosePassword(page, "Tilleul-marine 417");
      await expect(page).toHaveURL(`${parvis.url}${home}/connexion`);
    });
    await test.step("its owner, on another device, does the same", async () => {
      await new Browser(parvis.url).post(door, { number, email });
      const again = await mail(5);
      await fetchLikeScanner(linkIn(again));
      const other = await browser.newPage();
      await other.goto(linkIn(again));
      await giveCode(other, codeIn(again.text));
      await choosePassword(other, "Groseille-acide 12");
      await expect(other).toHaveURL(`${parvis.url}${home}/connexion`);
    });
  } finally {
    await parvis.stop();
    await sink.close();
    await rm(folder, { recursive: true, force: true });
  }
});

async function giveCode(page: Page, code: string) {
  await field(page, "Numéro FINESS").fill(number);
  await field(page, "Code de vérification").fill(code);
  await button(page, "Valider").click();
  await expect(heading(page, "Choisir un nouveau mot de passe")).toBeVisible();
}

/** First connection by number and end of IBAN, without script. */
async function signUp(environment: Record<string, string>, url: string, activation: () => Promise<string>) {
  const registry = join(environment.PARVIS_DATA ?? "", "registre.csv");
  const line = `${number};;;;CLINIQUE DES TILLEULS;4 RUE DES TILLEULS;;;31000;TOULOUSE;FR;;;FR7630003012340469925275459;`;
  await writeFile(registry, [registryColumns, line, ""].join("\n"));
  await command(["import", "registry", "sante", registry, "--yes"], environment);
  const browser = new Browser(url);
  await browser.post(`${home}/inscription`, { number, tail: "75459" });
  const typed = { email, email_confirmation: email, password, password_confirmation: password };
  await browser.post(`${home}/inscription/bienvenue`, typed);
  await browser.visit(new URL(await activation()).pathname);
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
async function browseLikeScanner(browser: Chromium, url: string, link: string) {
  const page = await browser.newPage();
  await page.goto(link);
  await page.waitForTimeout(scanTime);
  await expect(field(page, "Code de vérification")).toBeVisible();
  expectNothingGiven((await page.context().cookies()).map(({ name }) => name));
  await page.goto(`${url}${door}/nouveau`);
  await expect(page).toHaveURL(url + door);
  await page.close();
}

/** Neither a session nor a journey. */
const expectNothingGiven = (cookies: readonly string[]) =>
  expect(cookies.filter((name) => /session|journey|browser/.test(name))).toEqual([]);
