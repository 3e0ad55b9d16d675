import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { givePassword as replacePassword } from "#journeys/credentials/give-password.actions.ts";
import { days } from "#kernel/duration.ts";
import { drawSecret } from "#letters/printing/draw-secret.ts";
import { letterStandings, printInto, secretsOf } from "../letters/members.ts";
import { Browser } from "../support/browser.ts";
import { usualPassword } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { travel } from "../support/travel.ts";
import { codeOf } from "./codes.ts";
import {
  beginApplication,
  giveCode,
  givePassword,
  giveSpareCode,
  isSignedIn,
  journalOf,
  type Owner,
  ownerOfTotp,
  security,
  setUpTotp,
  verification,
} from "./owners.ts";

let house: RunningHouse;
let owner: Owner;
let browser: Browser;
beforeAll(async () => {
  house = await runHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.ctx.db.inTransaction((trx) => sql`delete from letter where kind = 'lost_factor'`.execute(trx));
  owner = await ownerOfTotp(house.ctx);
  browser = new Browser(house.origin);
  await givePassword(browser, owner);
  await browser.get(verification);
});

const askLetter = () => browser.post(verification, { choice: "letter" });

/** The code of the delivered letter. */
async function receiveCode(): Promise<string> {
  const batches = await printInto(house.ctx, mkdtempSync(join(tmpdir(), "parvis-lost-")));
  const [secret] = secretsOf(batches.find(({ kind }) => kind === "lost_factor"));
  if (!secret) throw new Error("no letter was printed");
  return secret;
}

const confirmed = { current_password: usualPassword };

/** Another browser of the owner, signed in earlier. */
async function signedInBefore(): Promise<Browser> {
  const laptop = new Browser(house.origin);
  await givePassword(laptop, owner);
  await giveCode(laptop, codeOf(owner.shared));
  expect(await isSignedIn(laptop)).toBe(true);
  await laptop.get(security);
  return laptop;
}

/** An application beside a passkey that was the only factor. */
async function addApplication(laptop: Browser) {
  await house.ctx.db.inTransaction(async (trx) => {
    await sql`delete from totp where account_id = ${owner.accountId}`.execute(trx);
    await sql`insert into passkey (account_id, credential_id, public_key, counter, name)
      values (${owner.accountId}, ${owner.number}, 'x', 0, 'Clé')`.execute(trx);
  });
  const code = codeOf(await beginApplication(laptop));
  expect((await laptop.post(`${security}/application`, { ...confirmed, code })).status).toBe(200);
}

const factorsOf = async () => {
  const { rows } = await house.ctx.db.inTransaction((trx) =>
    sql`select from totp where account_id = ${owner.accountId}`.execute(trx),
  );
  return rows.length;
};

describe("a lost password", () => {
  it("keeps the second factor, whether replaced by a code or a letter (REC-14)", async () => {
    const password = "Prune violette 93";
    const passwordHash = await house.ctx.passwords.hash(password);
    await house.ctx.db.inTransaction((trx) =>
      replacePassword(trx, house.ctx, { source: "192.0.2.7", browser: "x" }, owner.holderId, passwordHash),
    );
    expect((await givePassword(browser, { ...owner, password })).location).toBe(verification);
    expect(await isSignedIn(browser)).toBe(false);
    expect((await giveCode(browser, codeOf(owner.shared))).location).toBe("/npfr/espace");
  });
});

describe("a lost second factor", () => {
  it("is removed by the code of a letter after the password, and every contact is told", async () => {
    const elsewhere = new Browser(house.origin);
    await givePassword(elsewhere, owner);
    await giveCode(elsewhere, codeOf(owner.shared));
    expect(await isSignedIn(elsewhere)).toBe(true);

    expect((await askLetter()).location).toBe(verification);
    const page = await browser.get(verification);
    expect(page.text).toContain("Courrier demandé");
    expect(page.text).toContain("Un courrier est en route");
    expect(page.text).not.toContain("Recevoir un code par courrier");
    const code = await receiveCode();

    const later = new Browser(house.origin);
    await givePassword(later, owner);
    expect((await giveSpareCode(later, code.toLowerCase())).location).toBe("/npfr/espace");
    expect(await isSignedIn(later)).toBe(true);
    expect(await isSignedIn(elsewhere)).toBe(false);
    expect(await factorsOf()).toBe(0);
    expect((await journalOf(house.ctx, owner)).filter((kind) => kind !== "password_proven")).toEqual([
      "signed_in",
      "letter_asked",
      "factor_removed",
      "signed_in",
    ]);
    const told = (await house.mailsTo(owner.email, 2)).map(({ subject }) => subject);
    expect(told).toEqual([
      "Un courrier a été demandé pour vous",
      "Une seconde vérification vient d’être retirée",
    ]);
    expect((await givePassword(new Browser(house.origin), owner)).location).toBe("/npfr/espace");
  });

  it("allows one letter request per delivery time", async () => {
    await askLetter();
    const again = await askLetter();
    expect(again.status).toBe(409);
    expect(again.text).toContain("Un courrier est déjà demandé");
    await receiveCode();
    expect((await askLetter()).text).toContain("Vous pourrez en demander un autre");
    await travel(house.database, days(12));
    await givePassword(browser, owner);
    expect((await askLetter()).location).toBe(verification);
  });

  it("is removed by neither the password nor the letter alone", async () => {
    await askLetter();
    const code = await receiveCode();
    const stranger = new Browser(house.origin);
    await stranger.get("/npfr/connexion");
    expect((await giveSpareCode(stranger, code)).status).toBe(410);
    expect((await givePassword(stranger, { ...owner, password: code })).status).toBe(401);
    await givePassword(stranger, owner);
    expect(await isSignedIn(stranger)).toBe(false);
    expect(await factorsOf()).toBe(1);
  });

  it("is not removed by another person's letter, a typo, a used code or an expired one", async () => {
    await askLetter();
    const code = await receiveCode();
    const other = await ownerOfTotp(house.ctx);
    const theirs = new Browser(house.origin);
    await givePassword(theirs, other);
    expect((await giveSpareCode(theirs, code)).status).toBe(401);
    const slip = code.replace(/.$/, (sign) => (sign === "7" ? "8" : "7"));
    expect((await giveSpareCode(browser, slip)).status).toBe(400);
    await travel(house.database, days(31));
    await givePassword(browser, owner);
    expect((await giveSpareCode(browser, code)).status).toBe(401);
    expect(await factorsOf()).toBe(1);
  });

  it("expires its letter when the factor is used", async () => {
    await askLetter();
    const code = await receiveCode();
    expect((await giveCode(browser, codeOf(owner.shared))).location).toBe("/npfr/espace");
    const thief = new Browser(house.origin);
    await givePassword(thief, owner);
    expect((await giveSpareCode(thief, code)).status).toBe(401);
    expect((await thief.get(verification)).text).not.toContain("Un courrier est en route");
    expect(await factorsOf()).toBe(1);
  });

  it("is not removed by a letter requested before it was replaced", async () => {
    const laptop = await signedInBefore();
    await askLetter();
    const code = await receiveCode();
    await laptop.post(`${security}/retrait/application`, { current_password: usualPassword });
    await setUpTotp(house.ctx, owner.accountId, owner.shared);
    await givePassword(browser, owner);
    expect((await giveSpareCode(browser, code)).status).toBe(401);
    expect(await factorsOf()).toBe(1);
  });

  it.each([
    ["removed", (laptop: Browser) => laptop.post(`${security}/retrait/application`, confirmed)],
    ["given new recovery codes", (laptop: Browser) => laptop.post(`${security}/codes`, confirmed)],
    ["joined by another", addApplication],
  ])("expires its unprinted letter when the factor is %s", async (_, change) => {
    const laptop = await signedInBefore();
    await askLetter();
    expect(await letterStandings(house.ctx, owner.holderId)).toContain("lost_factor to_print");
    await change(laptop);
    expect(await letterStandings(house.ctx, owner.holderId)).toContain("lost_factor expired");
  });

  it("records each checked try of its letter in the journal, and no other", async () => {
    await askLetter();
    for (let tried = 0; tried < 6; tried += 1) await giveSpareCode(browser, drawSecret());
    const told = (await journalOf(house.ctx, owner)).filter((kind) => kind !== "letter_asked");
    expect(told).toEqual(["password_proven", "factor_refused", "factor_refused", "locked"]);
  });

  it("counts the tries of a letter apart from those of codes", async () => {
    await askLetter();
    const code = await receiveCode();
    for (let tried = 0; tried < 3; tried += 1) await giveCode(browser, "000000");
    expect((await giveCode(browser, codeOf(owner.shared))).status).toBe(429);
    expect((await giveSpareCode(browser, code)).location).toBe("/npfr/espace");
  });
});
