import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { listSecurityEvents } from "#account/journal/journal.queries.ts";
import { minutes } from "#kernel/duration.ts";
import {
  browserOf,
  firstPassword,
  openPerson,
  type SignedInHouse,
  signedInHouse,
} from "../passwords/signed-in-house.ts";
import { travel } from "../support/travel.ts";

const path = "/espace/informations";
const whole = "FR76 3000 6000 0112 3456 7890 189";
const masked = "FR76 •••• •••• 0189";

let house: SignedInHouse;
beforeAll(async () => {
  house = await signedInHouse();
});
afterAll(async () => {
  await house.app.close();
  await house.database.close();
});
let count = 0;
beforeEach(async () => {
  count += 1;
  house.person = await openPerson(house.ctx, String(2_000_000 + count), `i${count}@mail.example`);
});

/** What a browser shows: no-break spaces are spaces, and groups of figures stand beside each other. */
const read = async (browser: Awaited<ReturnType<typeof browserOf>>, address = path) =>
  (await browser.open(address)).body.replaceAll("\u00a0", " ").replaceAll(/<\/?span>/g, "");
const ask = (browser: Awaited<ReturnType<typeof browserOf>>, current_password = firstPassword) =>
  browser.post(`${path}/iban`, { current_password });
const kinds = async () => {
  const { ctx, person } = house;
  const events = await ctx.db.inTransaction((trx) => listSecurityEvents(trx, person.holderId, 50));
  return events.map(({ kind }) => kind);
};

test("the IBAN is shown in full after the password, to this session, for five minutes, and the journal says so", async () => {
  const browser = await browserOf(house);
  const other = await browserOf(house);
  expect(await read(browser)).toContain("Afficher mon IBAN");
  const answer = await ask(browser);
  expect([answer.statusCode, answer.headers.location]).toEqual([303, `/npfr${path}`]);
  expect(await read(browser)).toContain(whole);
  expect(await read(browser)).toContain("Affiché en entier pendant 5 minutes encore");
  expect((await browser.open(path)).headers["cache-control"]).toBe("no-store");
  expect(await read(other)).not.toContain(whole);
  expect((await browser.open("/espace/securite")).body).toContain("Vous avez affiché votre IBAN");
  expect(await kinds()).toEqual(["iban_shown"]);
  await travel(house.database, minutes(4));
  expect(await read(browser)).toContain(whole);
  await travel(house.database, minutes(1));
  expect(await read(browser)).toContain(masked);
  expect(await read(browser)).not.toContain(whole);
});

test("a wrong password shows nothing and counts: three lock, the right one too", async () => {
  const browser = await browserOf(house);
  for (const left of [2, 1]) {
    const answer = await ask(browser, "not the one");
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain(`Il vous reste ${left} essai`);
  }
  await ask(browser, "not the one");
  const locked = await ask(browser);
  expect(locked.statusCode).toBe(429);
  expect(locked.body).toContain("votre IBAN ne peut plus être affiché ici jusqu’au");
  expect(await read(browser)).not.toContain(whole);
  expect(await kinds()).not.toContain("iban_shown");
});

test("the tries are those of a change of password on Sécurité", async () => {
  const browser = await browserOf(house);
  await ask(browser, "not the one");
  const typed = {
    current_password: "nor this",
    password: "verger bleu 7",
    password_confirmation: "verger bleu 7",
  };
  const answer = await browser.post("/espace/securite/mot-de-passe", typed);
  expect(answer.body).toContain("Il vous reste 1 essai");
});

test("an empty password is no try", async () => {
  const browser = await browserOf(house);
  const answer = await ask(browser, "");
  expect(answer.statusCode).toBe(400);
  expect(answer.body).toContain("Saisissez votre mot de passe actuel.");
  expect((await ask(browser, "not the one")).body).toContain("Il vous reste 2 essais");
});

test("the holder can mask it again at once, and the end of the session does", async () => {
  const browser = await browserOf(house);
  await ask(browser);
  expect((await browser.post(`${path}/iban/masquer`, {})).statusCode).toBe(303);
  expect(await read(browser)).not.toContain(whole);
  await ask(browser);
  expect(await read(await browserOf(house))).not.toContain(whole);
});

test("without an IBAN on file there is nothing to show, and nothing is asked", async () => {
  const { ctx, person } = house;
  await ctx.db.inTransaction((trx) =>
    trx.updateTable("holder").set({ iban: null }).where("id", "=", person.holderId).execute(),
  );
  const browser = await browserOf(house);
  expect(await read(browser)).not.toContain("Afficher mon IBAN");
  const page = await browser.open(`${path}/iban`);
  expect([page.statusCode, page.headers.location]).toEqual([303, `/npfr${path}`]);
});

test("displays do not use up the changes of the holder, and have a quota of their own", async () => {
  const browser = await browserOf(house);
  for (let time = 0; time < house.ctx.space.policy.changes.most; time += 1)
    expect((await ask(browser)).statusCode).toBe(303);
  expect((await ask(browser)).body).toContain("Vous avez confirmé");
  const password = "verger bleu 7 marine";
  const typed = { current_password: firstPassword, password, password_confirmation: password };
  expect((await browser.post("/espace/securite/mot-de-passe", typed)).statusCode).toBe(303);
});
