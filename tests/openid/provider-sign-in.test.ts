import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findAccountOfHolder } from "#account/accounts.queries.ts";
import { npfr } from "#spaces/npfr/space.ts";
import { sante } from "#spaces/sante/space.ts";
import { codeOf } from "../factors/codes.ts";
import { setUpTotp } from "../factors/owners.ts";
import { establishment, nextNumber } from "../journeys/enrolments.ts";
import { Browser } from "../support/browser.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { clientSecret, type RunningProvider, ruleOf, spaceWith, startProvider } from "./identity-provider.ts";
import { isIn, link, linkedBrowser, vouchedFor } from "./vouched.ts";

const home = "/identites";
let provider: RunningProvider;
let house: RunningHouse;

beforeAll(async () => {
  provider = await startProvider([`http://127.0.0.1:3000${home}/connexion/retour`]);
  house = await runHouse({
    space: "identites",
    extraSpaces: [spaceWith(sante, "identites", ruleOf(provider.issuer))],
    env: { PARVIS_OPENID_SECRETS: `identites=${clientSecret}`, PARVIS_PROXIES: "127.0.0.1" },
  });
});
afterAll(async () => {
  await house.close();
  await provider.stop();
});

/** An establishment with an account, and a person of the provider who may act for it. */
async function professional() {
  const who = await establishment(house, { account: "open" });
  return { who, me: { sub: `of-${who.number}`, numbers: [who.number] } };
}

const countLinks = (holderId: string) =>
  house.ctx.db.inTransaction((trx) =>
    sql`select count(*)::int as links from provider_link join account on account.id = account_id
      where holder_id = ${holderId}`.execute(trx),
  );

const newBrowser = () => new Browser(house.origin);
const said = async (browser: Browser) => (await browser.get(`${home}/connexion`)).text;

describe("an identity provider named by the policy", () => {
  it("is offered beside the password, and only where the policy names one", async () => {
    expect(await said(newBrowser())).toContain("Se connecter avec Pro Santé Connect");
    const ours = newBrowser();
    for (const { id } of [npfr, sante]) {
      expect((await ours.get(`/${id}/connexion`)).text).not.toContain("Se connecter avec");
      for (const way of ["fournisseur", "retour"])
        expect((await ours.get(`/${id}/connexion/${way}`)).status).toBe(404);
    }
  });

  it("is linked once by the password, announced to the contacts, then opens the account alone", async () => {
    const { who, me } = await professional();
    const browser = newBrowser();
    expect((await vouchedFor(browser, home, me)).location).toBe(`${home}/connexion/liaison`);
    const page = await browser.get(`${home}/connexion/liaison`);
    expect(page.text).toContain(`value="${who.number}"`);
    expect(page.text).toContain(`<strong>Capucine ${me.sub}</strong>`);
    expect((await link(browser, home, who.number, "Not the password 1!")).status).toBe(401);
    expect((await link(browser, home, who.number)).location).toBe(`${home}/espace`);
    expect((await browser.get(`${home}/espace`)).text).toContain("La prochaine fois, votre fournisseur");
    for (const address of [who.email, who.onFile]) {
      const told = await house.mailsTo(address);
      const mail = told.find(({ subject }) => subject === "Pro Santé Connect ouvre désormais votre espace");
      expect(mail?.text).toContain(`(Capucine ${me.sub})`);
    }
    const another = newBrowser();
    expect((await vouchedFor(another, home, me)).location).toBe(`${home}/espace`);
    expect(await isIn(another, home)).toBe(true);
    const journal = (await another.get(`${home}/espace/securite`)).text;
    expect(journal).toContain("Connexion par le fournisseur d’identité lié à votre espace");
  });

  it("ends the other sessions when linked", async () => {
    const { who, me } = await professional();
    const former = newBrowser();
    await former.post(`${home}/connexion`, { number: who.number, password: "Grenadine orange 58" });
    expect(await isIn(former, home)).toBe(true);
    const linked = await linkedBrowser(house.origin, home, who.number, me);
    expect(await isIn(former, home)).toBe(false);
    expect(await isIn(linked, home)).toBe(true);
  });

  it("no longer opens the account once it sends another number, and is then linked to that number's account", async () => {
    const [{ who, me }, next] = [await professional(), await professional()];
    const first = await linkedBrowser(house.origin, home, who.number, me);
    const moved = { ...me, numbers: [next.who.number] };
    const browser = newBrowser();
    expect((await vouchedFor(browser, home, moved)).location).toBe(`${home}/connexion/liaison`);
    expect(await isIn(browser, home)).toBe(false);
    expect((await link(browser, home, who.number)).status).toBe(400);
    expect((await link(browser, home, next.who.number)).location).toBe(`${home}/espace`);
    expect((await browser.get(`${home}/espace/informations`)).text).toContain(next.who.number);
    expect((await vouchedFor(newBrowser(), home, me)).location).toBe(`${home}/connexion/liaison`);
    expect(await isIn(first, home)).toBe(false);
    const told = (await house.mailsTo(who.email, 2)).map(({ subject }) => subject);
    expect(told).toContain("Pro Santé Connect n’ouvre plus votre espace");
  });

  it("lets a person with several numbers choose, and refuses any other", async () => {
    const { who, me } = await professional();
    const other = nextNumber();
    const browser = newBrowser();
    await vouchedFor(browser, home, { ...me, numbers: [other, who.number] });
    expect((await browser.get(`${home}/connexion/liaison`)).text).toContain(other);
    const wrong = await link(browser, home, nextNumber());
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain("Pro Santé Connect ne vous rattache pas à ce numéro.");
    expect((await link(browser, home, who.number)).location).toBe(`${home}/espace`);
  });

  it("does not open an account locked by wrong passwords, until the lock ends (LOG-04)", async () => {
    const { who, me } = await professional();
    await linkedBrowser(house.origin, home, who.number, me);
    const stranger = newBrowser();
    for (let tries = 0; tries < 3; tries += 1)
      await stranger.post(`${home}/connexion`, { number: who.number, password: "wrong" });
    const browser = newBrowser();
    expect((await vouchedFor(browser, home, me)).location).toBe(`${home}/connexion`);
    expect(await said(browser)).toContain("L’accès à ce compte est bloqué");
    expect(await isIn(browser, home)).toBe(false);
    await house.ctx.db.inTransaction((trx) =>
      sql`update attempt set locked_until = now() where locked_until > now()`.execute(trx),
    );
    expect((await vouchedFor(newBrowser(), home, me)).location).toBe(`${home}/espace`);
  });

  it("asks for the second factor of the account as the password does, when linking too", async () => {
    const { who, me } = await professional();
    const key = randomBytes(20);
    const account = await house.ctx.db.inTransaction((trx) => findAccountOfHolder(trx, who.holderId));
    if (!account) throw new Error("no account");
    await setUpTotp(house.ctx, account.id, key);
    const browser = newBrowser();
    await vouchedFor(browser, home, me);
    expect((await link(browser, home, who.number)).location).toBe(`${home}/connexion/verification`);
    expect(await isIn(browser, home)).toBe(false);
    await browser.get(`${home}/connexion/verification`);
    const proof = (steps: number) => ({ choice: "code", code: codeOf(key, steps) });
    expect((await browser.post(`${home}/connexion/verification`, proof(0))).location).toBe(`${home}/espace`);
    const another = newBrowser();
    expect((await vouchedFor(another, home, me)).location).toBe(`${home}/connexion/verification`);
    expect(await isIn(another, home)).toBe(false);
    const page = (await another.get(`${home}/connexion/verification`)).text;
    expect(page).toContain("Votre identité est reconnue");
    const spare = { choice: "spare", spare_code: "AAAAAAAAAA" };
    const withoutPassword = await another.post(`${home}/connexion/verification`, spare);
    expect(withoutPassword.text).toContain("connectez-vous avec votre mot de passe");
    expect((await another.post(`${home}/connexion/verification`, proof(1))).location).toBe(`${home}/espace`);
  });

  it("must be linked again after a change of password, and at once when removed in Sécurité", async () => {
    const { who, me } = await professional();
    const browser = await linkedBrowser(house.origin, home, who.number, me);
    const page = await browser.get(`${home}/espace/securite`);
    expect(page.text).toContain("Retirer Pro Santé Connect");
    const removed = await browser.post(`${home}/espace/securite/fournisseur/retrait`);
    expect(removed.location).toBe(`${home}/espace/securite`);
    expect((await browser.get(`${home}/espace/securite`)).text).toContain("Fournisseur d’identité retiré");
    expect((await vouchedFor(newBrowser(), home, me)).location).toBe(`${home}/connexion/liaison`);

    const again = await linkedBrowser(house.origin, home, who.number, me);
    const chosen = "Platane, 2 corbeaux";
    await again.get(`${home}/espace/securite`);
    const changed = await again.post(`${home}/espace/securite/mot-de-passe`, {
      current_password: "Grenadine orange 58",
      password: chosen,
      password_confirmation: chosen,
    });
    expect(changed.location).toBe(`${home}/espace/securite`);
    expect((await vouchedFor(newBrowser(), home, me)).location).toBe(`${home}/connexion/liaison`);
    const { rows } = await countLinks(who.holderId);
    expect(rows).toEqual([{ links: 0 }]);
  });
});
