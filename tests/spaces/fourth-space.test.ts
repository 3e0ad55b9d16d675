import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { render } from "preact-render-to-string";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LetterKind } from "#infra/db/tables/enrolment-tables.ts";
import { hours } from "#kernel/duration.ts";
import { openEnrolments } from "#letters/open-enrolments.queries.ts";
import type { PrintedBatch } from "#letters/printing/print-letters.actions.ts";
import { publicPages } from "#modules/public/public.routes.tsx";
import { openRoom } from "../../src/dev/gallery.tsx";
import { pdfText, valuesAfter } from "../letters/letter-desk.ts";
import { printInto } from "../letters/members.ts";
import { openRegistry, someone } from "../registry/registry-desk.ts";
import { type Answer, Browser } from "../support/browser.ts";
import { contributed } from "../support/contributed.ts";
import { linkIn, type RunningHouse, runHouse } from "../support/running-house.ts";
import { solveCaptcha } from "../support/solve-captcha.ts";
import { travel } from "../support/travel.ts";
import { fourth } from "./fourth/space.ts";

const home = `/${fourth.id}`;
const door = `${home}/connexion`;
const lost = `${home}/mot-de-passe-oublie`;
const password = "Grenadine orange 58";
const numbers = ["PEN0001", "PEN0002", "PEN0003", "PEN0004"];

/** The contents of a person's two letters. */
type Letters = { number: string; secret: string };

let house: RunningHouse;
let letters: Letters[];
const folder = mkdtempSync(join(tmpdir(), "parvis-fourth-"));

beforeAll(async () => {
  house = await runHouse({
    space: fourth.id,
    extraSpaces: [fourth],
    env: { PARVIS_PROXIES: "127.0.0.1" },
  });
  const registry = openRegistry(house.database, folder, { id: fourth.id, numberRule: "free" });
  const imported = await registry.importRows(
    numbers.map((number) => someone(number, { last_name: `L${number}`, email: `${number}@boite.example` })),
  );
  expect(imported.ok).toBe(true);
  await house.ctx.db.inTransaction(openEnrolments);
  const batches = await printInto(house.ctx, folder);
  const printed = read(batches, "notification", "Votre numéro de pension");
  const secrets = read(batches, "provisional_password", "Votre mot de passe provisoire");
  // The second letter names its holder by the address only.
  letters = printed.map(({ page, value: number }) => {
    const name = /L(PEN\d+)/.exec(page)?.[0] ?? "";
    return { number, secret: secrets.find((other) => other.page.includes(name))?.value ?? "" };
  });
}, 60_000);
afterAll(() => house.close());

/** The values in the letters of a kind, each with its whole page. */
function read(batches: PrintedBatch[], kind: LetterKind, label: string) {
  const pages = batches
    .filter((batch) => batch.kind === kind)
    .flatMap(({ pdf }) => pdfText(pdf).split("\f"))
    .filter((page) => page.trim() !== "");
  return pages.map((page) => ({ page, value: valuesAfter(label, page)[0] ?? "" }));
}

const lettersOf = (number: string): Letters => {
  const found = letters.find((one) => one.number === number);
  if (!found?.secret) throw new Error(`no letters for ${number}`);
  return found;
};

let sources = 0;
const stranger = () => {
  sources += 1;
  return new Browser(house.origin, { "x-forwarded-for": `203.0.113.${sources}` });
};
const signIn = (number: string, typed: string, browser = stranger()) =>
  browser.post(door, { number, password: typed });
const asksCaptcha = ({ text }: Answer) => text.includes('name="captcha"');

/** From both letters to the open account. */
async function open(number: string, email = `choisie.${number}@boite.example`) {
  const browser = stranger();
  const { secret } = lettersOf(number);
  const recognised = await browser.post(`${home}/inscription`, { number, password: secret });
  expect(recognised.location).toBe(`${home}/inscription/bienvenue`);
  const choose = await browser.get(`${home}/inscription/bienvenue`);
  expect(choose.text).toMatch(/à côté de votre numéro de pension/);
  await browser.post(`${home}/inscription/bienvenue`, { email, password, password_confirmation: password });
  const [mail] = await house.mailsTo(email);
  expect(mail?.text).toMatch(/vous connecter avec votre numéro de pension/);
  return browser.visit(linkIn(mail));
}

/** Requests a new password by post, up to the page that announces the letter. */
async function askByPost(number: string) {
  const browser = stranger();
  const asked = await browser.post(`${lost}/numero`, { number });
  const ways = await browser.get(`${lost}/choix`);
  const chosen = await browser.post(`${lost}/choix`, { choice: "post" });
  const announced = await browser.get(`${lost}/courrier`);
  return { asked, ways, chosen, announced };
}

const mainOf = ({ text }: Answer) => text.slice(text.indexOf("<main"), text.indexOf("</main>"));
const bare = ({ status, location, text }: Answer, number: string) =>
  JSON.stringify([status, location, text.replace(/name="_csrf" value="[^"]+"/g, "").replaceAll(number, "#")]);

/** The secret of the letter that the worker has requested, once it is printed. */
async function secretByPost(): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const [letter] = read(
      await printInto(house.ctx, folder),
      "new_password",
      "Votre mot de passe provisoire",
    );
    if (letter) return letter.value;
    await new Promise((again) => setTimeout(again, 100));
  }
  throw new Error("no letter was printed");
}

describe("the first connection, by two letters", () => {
  it("ends with a link; the number signs in afterwards", async () => {
    const opened = await open("PEN0001");
    expect(opened.text).toMatch(/Compte activé.*Connectez-vous avec votre numéro/s);
    expect((await signIn("pen 0001", password)).location).toBe(`${home}/espace`);
    const [told] = await house.mailsTo("PEN0001@boite.example");
    expect(told?.subject).toMatch(/est ouvert/);
  });

  it("cannot start at the sign-in: the secret of an enrolment works on one form only", async () => {
    const { number, secret } = lettersOf("PEN0002");
    expect((await signIn(number, secret)).status).toBe(401);
  });

  it("names the number as the space does", async () => {
    const page = await stranger().post(`${home}/inscription`, { number: "PEN0002", password: "x" });
    const wrong = await stranger().post(`${home}/inscription`, {
      number: "PEN0002",
      password: lettersOf("PEN0003").secret,
    });
    expect([page.status, wrong.status]).toEqual([400, 401]);
    expect(wrong.text).toMatch(/N° de pension ou mot de passe incorrect/);
    expect(wrong.text).not.toMatch(/identifiant/i);
  });
});

describe("a sign-in", () => {
  it("shows the anti-robot after two failures of a number, known or not, and not before", async () => {
    const browsers = { PEN9999: stranger(), PEN0001: stranger() };
    for (const [number, browser] of Object.entries(browsers)) {
      expect(asksCaptcha(await browser.get(door))).toBe(false);
      expect(asksCaptcha(await signIn(number, "faux", browser))).toBe(false);
      expect(asksCaptcha(await signIn(number, "faux", browser))).toBe(true);
      expect((await signIn(number, password, browser)).status).toBe(400);
    }
    const browser = browsers.PEN0001;
    const asked = await signIn("PEN0001", password, browser);
    const captcha = await solveCaptcha(house.ctx.keys, { get: async () => asked }, door);
    const opened = await browser.post(door, { number: "PEN0001", password, ...captcha });
    expect(opened.location).toBe(`${home}/espace`);
  });

  it("shows it for a number however it is typed, beside the error of a forgotten password", async () => {
    const browser = stranger();
    for (const _ of [1, 2]) await signIn("PEN6666", "faux", browser);
    // The failures of the source no longer count, those of the number do.
    await travel(house.database, hours(1));
    expect(asksCaptcha(await signIn("pen 6666", "", browser))).toBe(true);
    expect(asksCaptcha(await signIn("pen 6667", "", browser))).toBe(false);
  });

  it("shows it after two failures of a source, over all numbers", async () => {
    const source = stranger();
    for (const number of ["PEN7777", "PEN8888"]) await signIn(number, "faux", source);
    expect(asksCaptcha(await source.get(door))).toBe(true);
  });
});

describe("a lost password", () => {
  const chosen = "Framboise bleue 71";
  const replace = async (number: string, secret: string) => {
    const browser = stranger();
    const arrived = await signIn(number, secret, browser);
    expect(arrived.location).toBe(`${door}/nouveau-mot-de-passe`);
    const fields = { password: chosen, password_confirmation: chosen };
    expect((await browser.post(`${door}/nouveau-mot-de-passe`, fields)).location).toBe(door);
    expect((await signIn(number, chosen)).location).toBe(`${home}/espace`);
  };

  it("is replaced by post only, with the same pages for known and unknown numbers", async () => {
    const pages = [];
    for (const number of ["PEN0001", "PEN5555"]) {
      const { asked, ways, chosen: answer, announced } = await askByPost(number);
      expect([asked.status, answer.location]).toEqual([303, `${lost}/courrier`]);
      expect(ways.text).toContain("Recevoir un nouveau mot de passe par courrier");
      expect(mainOf(ways) + mainOf(announced)).not.toMatch(/\bcodes?\b|@|••/i);
      pages.push([asked, ways, answer, announced].map((page) => bare(page, number)));
    }
    expect(pages[0]).toEqual(pages[1]);
    await replace("PEN0001", await secretByPost());
    expect((await signIn("PEN0001", password)).status).toBe(401);
  });

  it("sends no code for a forged post", async () => {
    for (const [number, choice] of [
      ["PEN0001", "mail"],
      ["PEN0001", "sms"],
      ["PEN5555", "mail"],
    ] as const) {
      const browser = stranger();
      await browser.post(`${lost}/numero`, { number });
      expect((await browser.post(`${lost}/choix`, { choice })).status).toBe(409);
      expect((await browser.post(`${lost}/code`, { code: "123456" })).location).toBe(`${lost}/choix`);
    }
  });

  it("opens the account of a person who never came, and cancels the first letters", async () => {
    await askByPost("PEN0003");
    await replace("PEN0003", await secretByPost());
    const { number, secret } = lettersOf("PEN0003");
    const late = await stranger().post(`${home}/inscription`, { number, password: secret });
    expect([late.status, late.location]).toEqual([303, `${home}/connexion`]);
  });

  it("leaves the letters of an enrolment valid on their own form", async () => {
    await askByPost("PEN0004");
    const secret = await secretByPost();
    const there = await stranger().post(`${home}/inscription`, { number: "PEN0004", password: secret });
    expect(there.status).toBe(401);
    expect((await open("PEN0004")).text).toContain("Compte activé");
  });
});

describe("an address that an account already has", () => {
  it("can open another account, since numbers identify them (docs/decisions/0014)", async () => {
    const browser = stranger();
    const { number, secret } = lettersOf("PEN0002");
    await browser.post(`${home}/inscription`, { number, password: secret });
    const email = "choisie.PEN0001@boite.example";
    const fields = { email, password, password_confirmation: password };
    const sent = await browser.post(`${home}/inscription/bienvenue`, fields);
    expect(sent.location).toBe(`${home}/inscription/mail`);
    // The first mail opened the account of PEN0001.
    const activation = async () =>
      (await house.mailsTo(email)).filter(({ text }) => text.includes("/lien/"))[1];
    await expect.poll(activation, { timeout: 10_000 }).toBeDefined();
    expect((await browser.visit(linkIn(await activation()))).text).toContain("Compte activé");
    expect((await signIn("PEN0002", password)).location).toBe(`${home}/espace`);
  });
});

describe("the pages of the space", () => {
  it.each(Object.keys(publicPages(contributed)))("promise no code at %s/", async (path) => {
    const { status, text } = await stranger().get(home + path);
    expect(status).toBe(200);
    expect(text).not.toMatch(/code (?:d’activation|reçu|envoyé|vous est)|recevoir (?:un|votre|mon) code/i);
    expect(text).not.toMatch(/remplace l’identifiant|identifiant/i);
  });

  it("explain the post before the first step", async () => {
    const page = mainOf(await stranger().get(lost));
    expect(page).toContain("Par courrier");
    expect(page).not.toMatch(/\bcodes?\b|première connexion/i);
  });

  it("are linked from the front page, and shown in the gallery", async () => {
    expect((await stranger().get("/")).text).toContain(fourth.wording.name);
    const { entries } = await openRoom(fourth, contributed);
    expect(entries.length).toBeGreaterThan(60);
    for (const { draw } of entries) expect(render(draw())).toContain(fourth.wording.name);
  });
});
