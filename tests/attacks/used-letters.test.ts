import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { days } from "#kernel/duration.ts";
import type { HolderId } from "#kernel/ids.ts";
import { groupCode } from "#kernel/text/checked-code.rules.ts";
import { reissueLetter } from "#letters/desk/letters-desk.actions.ts";
import { drawSecret } from "#letters/printing/draw-secret.ts";
import { cleanUp } from "../../src/start/clean-up.ts";
import { journalOf } from "../factors/owners.ts";
import { ownPassword, passwordByPost, printInto, secretsOf, withAccount } from "../letters/members.ts";
import { Browser } from "../support/browser.ts";
import { type Person, personWithLetters, usualPassword } from "../support/persons.ts";
import { linkIn, type RunningHouse, runHouse } from "../support/running-house.ts";
import { travel } from "../support/travel.ts";
import { bytesOf, doors, signIn } from "./sign-ins.ts";

const folder = mkdtempSync(join(tmpdir(), "parvis-used-letters-"));
const twice = (password: string) => ({ password, password_confirmation: password });

describe("ACT-05: the two letters that open an account", () => {
  const path = "/npfr/inscription";
  let house: RunningHouse;
  beforeAll(async () => {
    house = await runHouse();
  });
  afterAll(() => house.close());

  const give = async (number: string, secret: string) => {
    const browser = new Browser(house.origin);
    return { browser, answer: await browser.post(path, { number, password: secret }) };
  };
  const activate = async (person: Person) => {
    const { browser } = await give(person.number, person.secret);
    await browser.post(`${path}/bienvenue`, { email: person.email, ...twice(person.password) });
    const [mail] = await house.mailsTo(person.email);
    expect((await browser.visit(linkIn(mail))).text).toContain("Compte activé");
  };

  it("work once: afterwards they only lead to the sign-in, and the journal records it", async () => {
    const person = await personWithLetters(house.ctx);
    await activate(person);
    await travel(house.database, days(31));
    await cleanUp(house.ctx);
    const { browser, answer } = await give(person.number, person.secret);
    expect(answer.location).toBe("/npfr/connexion");
    const page = await browser.get("/npfr/connexion");
    expect(page.text).toContain("Votre espace est déjà activé");
    expect(page.text).toContain('href="/npfr/mot-de-passe-oublie"');
    expect(page.text).not.toContain(person.email);
    expect(await journalOf(house.ctx, person)).toContain("sign_in_failed");
    expect(
      (await browser.post(`${path}/bienvenue`, { email: person.email, ...twice(usualPassword) })).status,
    ).toBe(410);
  });

  it("count no try once used, and with another secret read as a wrong pair, after one comparison", async () => {
    const person = await personWithLetters(house.ctx);
    await activate(person);
    for (let turn = 0; turn < 4; turn += 1)
      expect((await give(person.number, person.secret)).answer.location).toBe("/npfr/connexion");
    const pages = [];
    for (const { number } of [person, await personWithLetters(house.ctx), { number: "N9999999" }]) {
      const before = house.verifications();
      pages.push(bytesOf((await give(number, groupCode(drawSecret()))).answer, number));
      expect(house.verifications() - before).toBe(1);
    }
    expect(pages[0]).toContain("2 essais");
    expect(pages).toEqual([pages[0], pages[0], pages[0]]);
  });

  it("work for 30 days: on the 31st they are refused, and the journal records it", async () => {
    const person = await personWithLetters(house.ctx);
    await travel(house.database, days(31));
    const { answer } = await give(person.number, person.secret);
    expect(answer.status).toBe(401);
    expect(answer.text).toContain("Ce mot de passe provisoire n’est plus valable");
    expect(await journalOf(house.ctx, person)).toEqual(["sign_in_failed"]);
    // Only a holder of that very letter reads so: with another secret it is a wrong one, as before.
    expect((await give(person.number, groupCode(drawSecret()))).answer.text).toContain("incorrect");
  });

  it("cannot become the password", async () => {
    const person = await personWithLetters(house.ctx);
    const { browser } = await give(person.number, person.secret);
    for (const kept of [person.secret, person.secret.toLowerCase(), person.secret.replaceAll("-", "")]) {
      const answer = await browser.post(`${path}/bienvenue`, { email: person.email, ...twice(kept) });
      expect([answer.status, answer.text]).toEqual([400, expect.stringContaining("ne peut pas être gardé")]);
    }
  });

  it("stop working when others are requested, before and after printing, even in the middle of a journey", async () => {
    const person = await personWithLetters(house.ctx);
    const halfWay = await give(person.number, person.secret);
    expect(halfWay.answer.location).toBe(`${path}/bienvenue`);
    expect(
      (await reissueLetter({ ...house.ctx, actor: { kind: "staff", member: null } }, person.number)).ok,
    ).toBe(true);
    expect((await give(person.number, person.secret)).answer.status).toBe(401);
    const batches = await printInto(house.ctx, folder);
    const [newer = ""] = secretsOf(batches.find(({ kind }) => kind === "provisional_password"));
    expect((await give(person.number, person.secret)).answer.status).toBe(401);
    const email = `ancien.${person.email}`;
    await halfWay.browser.post(`${path}/bienvenue`, { email, ...twice(usualPassword) });
    const [mail] = await house.mailsTo(email);
    expect((await halfWay.browser.visit(linkIn(mail))).status).toBe(410);
    await activate({ ...person, secret: newer });
  });
});

describe("ACT-05: the letter that brings a new password", () => {
  const [, , door] = doors;
  if (door?.space !== "adherent")
    throw new Error("letters bring a new password where one signs in by number");
  const chooser = `${door.path}/nouveau-mot-de-passe`;
  const chosen = "Tandem!bleu 47 vallons";
  let house: RunningHouse;
  beforeAll(async () => {
    house = await runHouse({ space: door.space });
  });
  afterAll(() => house.close());

  const give = async (number: string, secret: string) => {
    const browser = new Browser(house.origin);
    return { browser, answer: await signIn(house, door, browser, number, secret) };
  };
  const arrived = async (number: string, secret: string) => {
    const { browser, answer } = await give(number, secret);
    expect(answer.location).toBe(chooser);
    await browser.get(chooser);
    return browser;
  };
  const failures = async (holderId: HolderId) =>
    (await journalOf(house.ctx, { holderId } as Person)).filter((kind) => kind === "sign_in_failed").length;

  it("works once, for 30 days, not as the password, and not after another was requested", async () => {
    const member = await withAccount(house.ctx);
    const secret = await passwordByPost(house.ctx, member, folder);
    const browser = await arrived(member.number, secret);
    const kept = await browser.post(chooser, twice(secret));
    expect([kept.status, kept.text]).toEqual([400, expect.stringContaining("ne peut pas être gardé")]);

    await travel(house.database, days(12));
    const newer = await passwordByPost(house.ctx, member, folder);
    const dead = await give(member.number, secret);
    expect(dead.answer.status).toBe(401);
    expect((await browser.post(chooser, twice(chosen))).status).not.toBe(303);
    await travel(house.database, days(31));
    const late = await give(member.number, newer);
    expect(late.answer.status).toBe(401);
    expect(late.answer.text).toContain("il a plus de 30 jours");
    await cleanUp(house.ctx);
    expect((await give(member.number, newer)).answer.text).toContain("il a plus de 30 jours");
    // Only a holder of that very letter reads so, and no try is counted: with another secret all tries are
    // left.
    const other = await give(member.number, groupCode(drawSecret()));
    const stranger = await withAccount(house.ctx);
    const wrong = await give(stranger.number, groupCode(drawSecret()));
    expect(bytesOf(other.answer, member.number)).toBe(bytesOf(wrong.answer, stranger.number));

    const last = await passwordByPost(house.ctx, member, folder);
    expect((await (await arrived(member.number, last)).post(chooser, twice(chosen))).status).toBe(303);
    const used = (await give(member.number, last)).answer;
    expect([used.status, used.text]).toEqual([401, expect.stringContaining("ne sert plus")]);
    const wrongAgain = (await give(member.number, groupCode(drawSecret()))).answer;
    const second = (await give(stranger.number, groupCode(drawSecret()))).answer;
    expect(bytesOf(wrongAgain, member.number)).toBe(bytesOf(second, stranger.number));
    expect(await failures(member.holderId)).toBe(6);
    expect((await give(member.number, ownPassword)).answer.status).toBe(401);
    expect((await give(member.number, chosen)).answer.location).toBe("/adherent/espace");
  });
});
