import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findAccount } from "#account/accounts.queries.ts";
import { listSecurityEvents, record } from "#account/journal/journal.queries.ts";
import { listSessions } from "#account/sessions/sessions.queries.ts";
import { lockLettersOut, markReturned } from "#letters/returns/returns.queries.ts";
import { contactsToDo } from "#modules/profile/contacts-panel.tsx";
import type { MemberVisit } from "#web/visit.ts";
import {
  browserOf,
  firstPassword,
  openPerson,
  type SignedInHouse,
  signedInHouse,
} from "./signed-in-house.ts";

const changePath = "/espace/securite/mot-de-passe";
const newPassword = "verger cascade bleu 7";
const change = (current: string, password = newPassword, confirmation = password) => ({
  current_password: current,
  password,
  password_confirmation: confirmation,
});

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
  house.mails.length = 0;
  count += 1;
  const number = String(1_000_000 + count);
  house.person = await openPerson(house.ctx, number, `p${number}@mail.example`);
});

const opens = async (password: string) => {
  const { ctx, person } = house;
  const account = await ctx.db.inTransaction((trx) => findAccount(trx, person.accountId));
  return (await ctx.passwords.verify(account?.passwordHash ?? null, password)).ok;
};
const kinds = async () => {
  const { ctx, person } = house;
  const events = await ctx.db.inTransaction((trx) => listSecurityEvents(trx, person.holderId, 50));
  return events.map(({ kind }) => kind);
};
const live = () =>
  house.ctx.db.inTransaction((trx) =>
    listSessions(trx, house.person.accountId, house.ctx.space.policy.lifetimes),
  );

test("without a session every page leads to the sign-in", async () => {
  for (const path of ["/espace/informations", "/espace/securite"]) {
    const answer = await house.app.inject(`/npfr${path}`);
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe("/npfr/connexion");
  }
});

test("a letter that came back is said on Accueil and beside the address, until the address changes", async () => {
  const { ctx, person } = house;
  const { holderId } = person;
  const browser = await browserOf(house);
  const informations = async () => (await browser.open("/espace/informations")).body;
  const toDo = () =>
    ctx.db.inTransaction((trx) =>
      contactsToDo(trx, { session: { holderId }, space: ctx.space } as unknown as MemberVisit),
    );
  const isSaid = async () => [
    (await toDo()).some(({ title }) => title === "Vérifier votre adresse postale"),
    (await informations()).includes("Un courrier nous est revenu de cette adresse"),
  ];
  expect(await isSaid()).toEqual([false, false]);
  await ctx.db.inTransaction(async (trx) => {
    await sql`insert into letter (holder_id, kind, state, printed_at, posted_at)
      values (${holderId}, 'new_password', 'posted', now(), now())`.execute(trx);
    const { number } = await trx
      .selectFrom("holder")
      .select("number")
      .where("id", "=", holderId)
      .executeTakeFirstOrThrow();
    for (const letter of await lockLettersOut(trx, number))
      await markReturned(trx, letter, "unknown_addressee");
  });
  expect(await isSaid()).toEqual([true, true]);
  expect(await informations()).toContain("Destinataire inconnu à l’adresse");
  await ctx.db.inTransaction((trx) =>
    sql`update holder set address_changed_at = now() + interval '1 second' where id = ${holderId}`.execute(
      trx,
    ),
  );
  expect(await isSaid()).toEqual([false, false]);
});

test("Mes informations shows the data on file, masked", async () => {
  const page = await (await browserOf(house)).open("/espace/informations");
  expect(page.statusCode).toBe(200);
  for (const shown of ["Mme Anne Le Guennec", "1er mars 1958", "12 rue des Lilas", "35000 RENNES"])
    expect(page.body).toContain(shown);
  expect(page.body).toContain("FR76 •••• •••• 0189");
  expect(page.body).not.toContain("FR7630006000011234567890189");
});

describe("changing the password", () => {
  test("ends every other session, is announced by mail and recorded in the journal", async () => {
    const browser = await browserOf(house);
    const other = await browserOf(house);
    const before = browser.jar.get("parvis-npfr-session");
    const answer = await browser.post(changePath, change(firstPassword));
    expect(answer.statusCode).toBe(303);
    expect(browser.jar.get("parvis-npfr-session")).not.toBe(before);
    const page = await browser.open("/espace/securite");
    expect(page.body).toContain("Mot de passe changé");
    expect((await other.open("/espace/securite")).statusCode).toBe(303);
    expect(await live()).toHaveLength(1);
    expect(await opens(newPassword)).toBe(true);
    expect(await opens(firstPassword)).toBe(false);
    expect(house.mails.map(({ kind }) => kind)).toEqual(["password-changed"]);
    expect(await kinds()).toContain("password_changed");
  });

  test("a wrong current password is a failure: three lock, the right one too (ASVS V6.2.3)", async () => {
    const browser = await browserOf(house);
    for (const left of [2, 1, 0]) {
      const answer = await browser.post(changePath, change("not the one"));
      expect([400, 429]).toContain(answer.statusCode);
      if (left > 0) expect(answer.body).toContain(`Il vous reste ${left} essai`);
    }
    const locked = await browser.post(changePath, change(firstPassword));
    expect(locked.statusCode).toBe(429);
    expect(locked.body).toContain("ne peut plus être changé ici jusqu’au");
    expect(await opens(firstPassword)).toBe(true);
    expect(house.mails).toEqual([]);
  });

  test("a refused new password costs no try and changes nothing", async () => {
    const browser = await browserOf(house);
    const unfit = [
      [change(firstPassword, "azerty"), "suite de touches"],
      [change(firstPassword, "Soleil2024"), "parmi les plus courants"],
      [change(firstPassword, "LeGuennec35"), "votre nom"],
      [change(firstPassword, firstPassword), "déjà le vôtre"],
      [change(firstPassword, newPassword, "another"), "tapez deux fois le même"],
      [change(firstPassword, "ab ".repeat(60)), "128 au plus"],
      [change("", newPassword), "Saisissez votre mot de passe actuel"],
    ] as const;
    for (const [typed, words] of unfit) {
      const answer = await browser.post(changePath, typed);
      expect(answer.statusCode).toBe(400);
      expect(answer.body).toContain(words);
      if (typed.password.length > 8) expect(answer.body).not.toContain(`"${typed.password}"`);
    }
    expect(await opens(firstPassword)).toBe(true);
    expect((await browser.post(changePath, change(firstPassword))).statusCode).toBe(303);
  });

  test("an allowed but weak new password is accepted with a warning", async () => {
    const browser = await browserOf(house);
    expect((await browser.post(changePath, change(firstPassword, "39482716"))).statusCode).toBe(303);
    expect((await browser.open("/espace/securite")).body).toContain("mais facile à deviner");
  });
});

test("the journal shows each event once, twenty at a time, and Sécurité the last five", async () => {
  const { ctx, person } = house;
  await ctx.db.inTransaction(async (trx) => {
    for (let made = 0; made < 43; made += 1)
      await record(trx, person.holderId, "signed_out", { kind: "system" });
  });
  const browser = await browserOf(house);
  const eventsIn = (body: string) => body.match(/<li><strong>Déconnexion</g)?.length ?? 0;
  const seen: number[] = [];
  for (let path: string | undefined = "/espace/securite/journal"; path && seen.length < 9; ) {
    const { body } = await browser.open(path);
    seen.push(eventsIn(body));
    path = body.match(/href="\/npfr([^"]+)"[^>]*><span>Plus anciens/)?.[1];
  }
  expect(seen).toEqual([20, 20, 3]);
  expect((await browser.open("/espace/securite/journal?avant=24")).body).toContain(
    "Événements 21 à 40 sur 43.",
  );
  expect(eventsIn((await browser.open("/espace/securite")).body)).toBe(5);
});

describe("devices", () => {
  test("another device can be disconnected, and this one stays signed in", async () => {
    const browser = await browserOf(house);
    const other = await browserOf(house);
    const page = await browser.open("/espace/securite");
    const id = page.body.match(/name="session" value="([^"]+)"/)?.[1] ?? "";
    expect((await browser.post("/espace/securite/appareils/fin", { session: id })).statusCode).toBe(303);
    expect((await other.open("/espace/securite")).statusCode).toBe(303);
    expect((await browser.open("/espace/securite")).body).toContain("Appareil déconnecté");
    expect(await kinds()).toEqual(["session_ended"]);
    const events = house.ctx.db.inTransaction((trx) => listSecurityEvents(trx, house.person.holderId, 50));
    expect((await events).map(({ actor }) => actor)).toEqual(["holder"]);
  });

  test("sessions of other accounts, and unknown ones, cannot be ended", async () => {
    const stranger = await openPerson(house.ctx, "7654321", "stranger@mail.example");
    const theirs = await browserOf(house, stranger);
    const [session] = await house.ctx.db.inTransaction((trx) =>
      listSessions(trx, stranger.accountId, house.ctx.space.policy.lifetimes),
    );
    const browser = await browserOf(house);
    for (const id of [session?.id ?? "", "", "1 or 1=1", "x".repeat(300)]) {
      await browser.post("/espace/securite/appareils/fin", { session: id });
      expect((await browser.open("/espace/securite")).body).toContain("était déjà déconnecté");
    }
    expect((await theirs.open("/espace/securite")).statusCode).toBe(200);
    expect(await kinds()).toEqual([]);
  });

  test("all the others are ended at once", async () => {
    const browser = await browserOf(house);
    const others = [await browserOf(house), await browserOf(house)];
    await browser.post("/espace/securite/appareils/fin-des-autres", {});
    for (const other of others) expect((await other.open("/espace/securite")).statusCode).toBe(303);
    expect((await browser.open("/espace/securite")).statusCode).toBe(200);
    expect(await kinds()).toEqual(["other_sessions_ended"]);
  });

  test("a forged form ends nothing", async () => {
    const browser = await browserOf(house);
    await browserOf(house);
    const answer = await browser.post("/espace/securite/appareils/fin-des-autres", { _csrf: "forged" });
    expect(answer.statusCode).toBe(403);
    expect(await live()).toHaveLength(2);
  });
});
