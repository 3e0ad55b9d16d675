import { sql } from "kysely";
import { afterAll, expect, it } from "vitest";
import { hours } from "#kernel/duration.ts";
import { forgetSteps } from "../../factors/owners.ts";
import { Browser } from "../../support/browser.ts";
import { runHouse } from "../../support/running-house.ts";
import { travel } from "../../support/travel.ts";
import {
  chosenPassword,
  codeNow,
  enrolBy,
  enrolment,
  invite,
  linkFor,
  secretOn,
  typedOn,
} from "./invited.ts";

const house = await runHouse();
afterAll(() => house.close());

const withoutId = (text: string) => text.replace(/<span class="reference">[^<]*<\/span>/, "");
const codesIn = (text: string) =>
  [...text.matchAll(/<li>([0-9A-Z]{5}-[0-9A-Z]{5})<\/li>/g)].map(([, code = ""]) => code);

async function opened(link: string) {
  const browser = new Browser(house.origin);
  await browser.get(link);
  return { browser, page: (await browser.get(enrolment)).text };
}

async function signIn(email: string, code: string, password = chosenPassword) {
  const browser = new Browser(house.origin);
  await forgetSteps(house.office);
  await browser.get("/gestion/connexion");
  await browser.post("/gestion/connexion", { email, password });
  await browser.post("/gestion/connexion/verification", { choice: "code", code });
  return (await browser.get("/gestion")).status;
}

it("takes the link out of the address bar, then opens the access in one form, and signs in", async () => {
  const { email, link } = await invite(house);
  const browser = new Browser(house.origin);
  expect(await browser.get(link)).toMatchObject({ status: 303, location: enrolment });
  const page = (await browser.get(enrolment)).text;
  expect(page).toContain(email);
  expect((await browser.get(`${enrolment}/image.svg`)).text).toContain("<svg");
  const done = await browser.post(enrolment, typedOn(page));
  expect(codesIn(done.text)).toHaveLength(10);
  expect(done.text).toContain('href="/gestion/connexion"');
  expect(await signIn(email, codeNow(secretOn(page)))).toBe(200);
  const [mail] = await house.mailsTo(email);
  expect(mail?.subject).toBe("Votre accès au poste de gestion est ouvert");
});

it("keeps the key of the application and the name while the form comes back with errors", async () => {
  const { link } = await invite(house);
  const { browser, page } = await opened(link);
  const refused = await browser.post(
    enrolment,
    typedOn(page, { password: "court", password_confirmation: "autre" }),
  );
  expect(refused.status).toBe(400);
  expect(refused.text).toContain('value="Agathe"');
  expect(secretOn(refused.text)).toEqual(secretOn(page));
  expect((await browser.post(enrolment, typedOn(page))).status).toBe(200);
});

it.each([
  ["a common password", "motdepasse123456", "parmi les plus courants"],
  ["the own name", "agathe colin agathe", "votre nom"],
  ["a word of the office", "gestion gestion gestion", "d’un mot de ce site"],
])("refuses %s as the password", async (_, password, words) => {
  const { link } = await invite(house);
  const { browser, page } = await opened(link);
  const refused = await browser.post(enrolment, typedOn(page, { password, password_confirmation: password }));
  expect(refused.status).toBe(400);
  expect(refused.text).toContain(words);
});

it("offers another browser another key, so that who passed the link on does not know the member's", async () => {
  const { link } = await invite(house);
  expect(secretOn((await opened(link)).page)).not.toEqual(secretOn((await opened(link)).page));
});

it("shows one page for a link that was used, expired, replaced, damaged or never existed", async () => {
  const used = await invite(house);
  await enrolBy(new Browser(house.origin), used.link);
  const replaced = await invite(house);
  const renewed = await linkFor(house, replaced.email);
  const damaged = `${enrolment}/${"x".repeat(65)}`;
  const pages = [];
  for (const link of [used.link, replaced.link, damaged, `${used.link.slice(0, -3)}AA0`]) {
    const browser = new Browser(house.origin);
    await browser.get(link);
    pages.push(await browser.get(enrolment));
  }
  pages.push(await new Browser(house.origin).get(enrolment));
  for (const { status, text } of pages)
    expect([status, withoutId(text)]).toEqual([410, withoutId(pages[0]?.text ?? "")]);
  expect(pages[0]?.text).toContain("Ce lien n’ouvre aucun accès");
  const { browser, page } = await opened(renewed);
  await travel(house.database, hours(73));
  expect((await browser.post(enrolment, typedOn(page))).status).toBe(410);
});

it("opens one access from two tabs at once", async () => {
  const { email, link } = await invite(house);
  const { browser, page } = await opened(link);
  const answers = await Promise.all([1, 2, 3].map(() => browser.copy().post(enrolment, typedOn(page))));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
  const { rows } = await house.office.db.inTransaction((trx) =>
    sql`select from account join holder on holder.id = account.holder_id where holder.number = ${email}`.execute(
      trx,
    ),
  );
  expect(rows).toHaveLength(1);
});

it("counts wrong codes before it judges them: the sixth of a link is refused, even if right", async () => {
  const { link } = await invite(house);
  const { browser, page } = await opened(link);
  const right = codeNow(secretOn(page));
  const wrong = right === "000000" ? "000001" : "000000";
  const tries = await Promise.all(
    Array.from({ length: 8 }, () => browser.copy().post(enrolment, typedOn(page, { code: wrong }))),
  );
  expect(tries.filter(({ status }) => status === 400)).toHaveLength(4);
  const late = await browser.post(enrolment, typedOn(page));
  expect(late.status).toBe(429);
  expect(late.headers.get("retry-after")).toMatch(/^\d+$/);
  expect(late.text).toContain("Après 5 essais manqués, aucun code n’est plus accepté");
});

it("writes the opening to the audit of the office and to the member's journal", async () => {
  const { email, link } = await invite(house);
  await enrolBy(new Browser(house.origin), link);
  const told = await house.office.db.inTransaction((trx) =>
    sql<{ content: string }>`select content from audit_event order by seq desc limit 2`.execute(trx),
  );
  const [opening, giving] = told.rows.map(({ content }) => JSON.parse(content));
  expect(opening).toMatchObject({ kind: "staff_access_opened", effect: { member: email, renewed: false } });
  expect(giving).toMatchObject({
    kind: "staff_role_given",
    actor: "operator",
    effect: { portal: "npfr", to: "agent" },
  });
});
