import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { codeAlphabet, groupCode, withCheckSign } from "#kernel/text/checked-code.rules.ts";
import { recordReturn } from "#letters/returns/record-returns.actions.ts";
import { type Answer, Browser } from "../support/browser.ts";
import { runHouse } from "../support/running-house.ts";
import { solveCaptcha } from "../support/solve-captcha.ts";
import { letterStandings, type Member, onFile, ownPassword, passwordByPost, withAccount } from "./members.ts";

const house = await runHouse({ space: "adherent" });
afterAll(() => house.close());
const { ctx } = house;
const folder = mkdtempSync(join(tmpdir(), "parvis-by-letter-"));

const door = "/adherent/connexion";
const chooser = `${door}/nouveau-mot-de-passe`;
const chosen = "Tandem!bleu 47 vallons";

const newBrowser = () => new Browser(house.origin);
async function signIn(browser: Browser, number: string, password: string): Promise<Answer> {
  const captcha = await solveCaptcha(ctx.keys, browser, door);
  return browser.post(door, { number, password, ...captcha });
}
const choose = (browser: Browser, password: string) =>
  browser.post(chooser, { password, password_confirmation: password });

/** A browser whose holder has typed the provisional password of a letter. */
async function arrived(member: Member, secret: string) {
  const browser = newBrowser();
  const answer = await signIn(browser, member.number, secret);
  expect([answer.status, answer.location]).toEqual([303, chooser]);
  await browser.get(chooser);
  return browser;
}

/** Shaped like the secret of a letter; belongs to nobody. */
const strange = groupCode(withCheckSign("0123456789A"));
/** The same secret with a typo in its last sign. */
const slipped = (secret: string) =>
  secret.slice(0, -1) + codeAlphabet.charAt((codeAlphabet.indexOf(secret.slice(-1)) + 1) % 32);

let member: Member;
let secret = "";
beforeEach(async () => {
  member = await withAccount(ctx);
  secret = await passwordByPost(ctx, member, folder);
});

describe("the provisional password of a letter", () => {
  it("stops working once the password was changed another way (REC-06)", async () => {
    await ctx.db.inTransaction((trx) =>
      trx
        .updateTable("account")
        .set({ password_changed_at: sql<Date>`now()` })
        .where("holder_id", "=", member.holderId)
        .execute(),
    );
    expect((await signIn(newBrowser(), member.number, secret)).status).toBe(401);
  });

  it("leads to a new password only; the former one works until then", async () => {
    const browser = await arrived(member, secret.toLowerCase().replaceAll("-", " "));
    for (const path of ["/adherent/espace", "/adherent/espace/securite"])
      expect((await browser.get(path)).location).toMatch(/^\/adherent\/connexion/);
    const session = await signIn(newBrowser(), member.number, ownPassword);
    expect(session.location).toBe("/adherent/espace");
    const done = await choose(browser, chosen);
    expect([done.status, done.location]).toEqual([303, door]);
    expect((await browser.get(door)).text).toContain("Félicitations");
    expect((await signIn(newBrowser(), member.number, ownPassword)).status).toBe(401);
    expect((await signIn(newBrowser(), member.number, chosen)).location).toBe("/adherent/espace");
    expect(await letterStandings(ctx, member.holderId)).toEqual(["new_password used"]);
    const mails = await house.mailsTo(member.email, 2);
    expect(mails.map(({ subject }) => subject).join()).toMatch(/mot de passe .* a été changé/);
  });

  it("opens the account of a holder without one", async () => {
    const newcomer = await onFile(ctx);
    const theirs = await passwordByPost(ctx, newcomer, folder);
    const browser = await arrived(newcomer, theirs);
    expect((await choose(browser, chosen)).location).toBe(door);
    expect((await signIn(newBrowser(), newcomer.number, chosen)).location).toBe("/adherent/espace");
  });

  it("is refused on the page of the new password, once the letter came back or was replaced", async () => {
    const browser = await arrived(member, secret);
    await recordReturn(ctx, member.number);
    expect((await choose(browser, "court")).status).toBe(409);
    const late = await choose(browser, chosen);
    expect([late.status, late.text]).toEqual([
      409,
      expect.stringContaining("Ce courrier n’est plus valable"),
    ]);
    expect((await signIn(newBrowser(), member.number, ownPassword)).location).toBe("/adherent/espace");
  });

  it("lets one of thirty concurrent browsers choose a password, and tells the others", async () => {
    const browsers = [];
    for (let count = 0; count < 30; count += 1) browsers.push(await arrived(member, secret));
    const answers = await Promise.all(browsers.map((browser, at) => choose(browser, `${chosen} ${at}`)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([303, ...Array.from({ length: 29 }, () => 409)]);
  }, 60_000);

  it("stops working when a new password was chosen another way", async () => {
    const { givePassword } = await import("#journeys/credentials/give-password.actions.ts");
    const hash = await ctx.passwords.hash(chosen);
    const visitor = { source: "192.0.2.7", browser: "Firefox sur Windows" };
    await ctx.db.inTransaction((trx) => givePassword(trx, ctx, visitor, member.holderId, hash));
    expect((await signIn(newBrowser(), member.number, secret)).status).toBe(401);
  });
});

describe("tries", () => {
  const wrong = async (number: string, password: string, times: number) => {
    let last: Answer | undefined;
    for (let count = 0; count < times; count += 1) last = await signIn(newBrowser(), number, password);
    return last;
  };

  it("with letters do not lock the password, and tries with passwords do not lock the letter", async () => {
    expect((await wrong(member.number, "Grenadine-rouge-58", 3))?.status).toBe(429);
    expect((await signIn(newBrowser(), member.number, ownPassword)).status).toBe(429);
    await arrived(member, secret);
    const other = await withAccount(ctx);
    const theirs = await passwordByPost(ctx, other, folder);
    expect((await wrong(other.number, strange, 3))?.status).toBe(429);
    expect((await signIn(newBrowser(), other.number, theirs)).status).toBe(429);
    expect((await signIn(newBrowser(), other.number, ownPassword)).location).toBe("/adherent/espace");
  });

  it("are not spent by a typo in a letter's secret, which known and unknown numbers report alike", async () => {
    const slips = await Promise.all(
      [member.number, "999999"].map(async (number) => {
        const answer = await wrong(number, slipped(secret), 4);
        return [answer?.status, answer?.text.includes("comporte une faute de frappe")];
      }),
    );
    expect(slips).toEqual([
      [400, true],
      [400, true],
    ]);
    await arrived(member, secret);
  });

  it("are not spent by a typo written with spaces, or without groups", async () => {
    const written = slipped(secret);
    for (const typed of [written.replaceAll("-", " "), written.replaceAll("-", "").toLowerCase()]) {
      const answer = await wrong(member.number, typed, 4);
      expect([answer?.status, answer?.text]).toEqual([
        400,
        expect.stringContaining("comporte une faute de frappe"),
      ]);
    }
    await arrived(member, secret);
  });

  it("with letters look alike for known and unknown numbers", async () => {
    const answers = [];
    for (const number of [member.number, "999998"]) {
      await wrong(number, "Grenadine-rouge-58", 2);
      const { status, text } = await signIn(newBrowser(), number, strange);
      answers.push([status, /Il vous reste[^<]*/.exec(text)?.[0]]);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toEqual([401, expect.stringMatching(/^Il vous reste 2.essais/)]);
  });
});

describe("the member's own password of twelve signs", () => {
  const readsAsSecret = groupCode(withCheckSign("GARE9000JAV"));

  async function ownerOf(password: string) {
    const owner = await withAccount(ctx);
    const passwordHash = await ctx.passwords.hash(password);
    await ctx.db.inTransaction((trx) =>
      trx
        .updateTable("account")
        .set({ password_hash: passwordHash })
        .where("holder_id", "=", owner.holderId)
        .execute(),
    );
    return owner;
  }

  it.each(["Grue 9000 Java", "Grue-9000-Javas"])("signs in: %s", async (password) => {
    const owner = await ownerOf(password);
    expect((await signIn(newBrowser(), owner.number, password)).location).toBe("/adherent/espace");
  });

  it("is not checked when it has the shape of a letter's secret, locked or not", async () => {
    const owner = await ownerOf(readsAsSecret);
    expect((await signIn(newBrowser(), owner.number, readsAsSecret)).status).toBe(401);
    for (let count = 0; count < 3; count += 1) await signIn(newBrowser(), owner.number, "Grenadine-rouge-58");
    const before = house.verifications();
    const answer = await signIn(newBrowser(), owner.number, readsAsSecret);
    expect([answer.status, answer.location]).toEqual([401, null]);
    // The secret of the letter only.
    expect(house.verifications()).toBe(before + 1);
  });

  it("cannot be chosen in the shape of a letter's secret, in any spelling", async () => {
    const browser = await arrived(member, secret);
    for (const password of [readsAsSecret, readsAsSecret.toLowerCase().replaceAll("-", " – ")]) {
      const answer = await choose(browser, password);
      expect(answer.status).toBe(400);
      expect(answer.text).toMatch(
        /id="password-error"[\s\S]*se lit comme ceux que nous envoyons par courrier/,
      );
    }
    expect((await choose(browser, `${readsAsSecret}!a`)).location).toBe(door);
  });
});
