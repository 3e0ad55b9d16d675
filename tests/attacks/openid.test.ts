import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sante } from "#spaces/sante/space.ts";
import { establishment, nextNumber } from "../journeys/enrolments.ts";
import type { Fault } from "../openid/bend.ts";
import {
  clientSecret,
  type Login,
  type RunningProvider,
  ruleOf,
  spaceWith,
  startProvider,
} from "../openid/identity-provider.ts";
import { follow, isIn, link, linkedBrowser, vouchedFor, wayBack } from "../openid/vouched.ts";
import { Browser } from "../support/browser.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";

const [plain, strong] = ["/identites", "/fortes"];
let provider: RunningProvider;
let house: RunningHouse;

beforeAll(async () => {
  const back = [plain, strong].map((home) => `http://127.0.0.1:3000${home}/connexion/retour`);
  provider = await startProvider(back);
  house = await runHouse({
    space: "identites",
    extraSpaces: [
      spaceWith(sante, "identites", ruleOf(provider.issuer)),
      spaceWith(sante, "fortes", ruleOf(provider.issuer, { acr: ["eidas1", "eidas2"] })),
    ],
    env: {
      PARVIS_OPENID_SECRETS: `identites=${clientSecret},fortes=${clientSecret}`,
      PARVIS_PROXIES: "127.0.0.1",
    },
  });
});
afterAll(async () => {
  await house.close();
  await provider.stop();
});

/** An establishment linked to a person of the provider. */
async function linked() {
  const who = await establishment(house, { account: "open" });
  const me: Login = { sub: `of-${who.number}`, numbers: [who.number] };
  await linkedBrowser(house.origin, plain, who.number, me);
  return { who, me };
}

/** Refused with one general message, while the log names the cause. */
async function expectRefused(
  browser: Browser,
  answer: { location: string | null },
  why: string,
  home = plain,
) {
  expect(answer.location).toBe(`${home}/connexion`);
  expect((await browser.get(`${home}/connexion`)).text).toContain("La connexion n’a pas abouti");
  expect(await isIn(browser, home)).toBe(false);
  const { reason } = JSON.parse(house.warnings.at(-1) ?? "{}");
  expect(reason).toContain(why);
}

describe("an ID token that does not match the request (OID-01)", () => {
  const faults: [Fault, string][] = [
    ["nonce", 'unexpected ID Token "nonce"'],
    ["no_nonce", '"nonce" (nonce) claim missing'],
    ["aud", '"aud" (audience)'],
    ["iss", '"iss" (issuer)'],
    ["alg_none", 'unexpected JWT "alg"'],
    ["alg_hs256", 'unexpected JWT "alg"'],
    ["foreign_key", "signature verification failed"],
    ["expired", '"exp" (expiration time)'],
    ["sub", '"sub" property value'],
  ];

  it.each(faults)("is refused and logged: %s", async (fault, why) => {
    const { me } = await linked();
    const browser = new Browser(house.origin);
    await provider.bendNext(fault);
    await expectRefused(browser, await vouchedFor(browser, plain, me), why);
    // The same person can sign in a moment later, when the provider answers correctly.
    expect((await vouchedFor(browser, plain, me)).location).toBe(`${plain}/espace`);
  });

  it.each<Fault>(["acr", "no_acr"])("is refused when it does not attest the strength: %s", async (fault) => {
    const me: Login = { sub: "strong", numbers: [nextNumber()] };
    const browser = new Browser(house.origin);
    await provider.bendNext(fault);
    await expectRefused(browser, await vouchedFor(browser, strong, me), "unexpected acr", strong);
    const again = await vouchedFor(browser, strong, me);
    expect(again.location).toBe(`${strong}/connexion/liaison`);
  });
});

describe("an answer that does not match this browser's request (OID-01)", () => {
  it("needs a state, a nonce and a code challenge of its own, and one return address", async () => {
    const seen = new Set<string>();
    for (let times = 0; times < 5; times += 1) {
      const { location } = await new Browser(house.origin).get(`${plain}/connexion/fournisseur`);
      const asked = new URL(location ?? "").searchParams;
      expect(asked.get("redirect_uri")).toBe(`http://127.0.0.1:3000${plain}/connexion/retour`);
      expect(asked.get("response_type")).toBe("code");
      expect(asked.get("code_challenge_method")).toBe("S256");
      for (const name of ["state", "nonce", "code_challenge"]) {
        expect(asked.get(name)).toMatch(/^[\w-]{43}$/);
        seen.add(asked.get(name) ?? "");
      }
    }
    expect(seen.size).toBe(15);
  });

  const bent: [string, string, (back: URL) => void][] = [
    ["another state", "state", (back) => back.searchParams.set("state", "x".repeat(43))],
    ["no state", "state", (back) => back.searchParams.delete("state")],
    ["two states", "state", (back) => back.searchParams.append("state", "y")],
    ["another issuer", "iss", (back) => back.searchParams.set("iss", "https://evil.example")],
    ["no issuer", "iss", (back) => back.searchParams.delete("iss")],
    ["another code", "invalid_grant", (back) => back.searchParams.set("code", "x".repeat(43))],
    ["two codes", "code", (back) => back.searchParams.append("code", "y")],
    [
      "nothing behind its address",
      "iss",
      (back) => {
        back.search = "";
      },
    ],
    ["no code", "code", (back) => back.searchParams.delete("code")],
    [
      "an error with markup",
      "provider says",
      (back) => back.searchParams.set("error", "<script>alert(1)</script>"),
    ],
  ];

  it.each(bent)("is refused with %s", async (_, why, bending) => {
    const { me } = await linked();
    const browser = new Browser(house.origin);
    const back = await wayBack(browser, plain, me);
    bending(back);
    await expectRefused(browser, await follow(browser, back), why);
  });

  it("is refused in another browser, with or without a request of its own", async () => {
    const { me } = await linked();
    const back = await wayBack(new Browser(house.origin), plain, me);
    const victim = new Browser(house.origin);
    await expectRefused(victim, await follow(victim, back), "nobody left from this browser");
    await victim.get(`${plain}/connexion/fournisseur`);
    await expectRefused(victim, await follow(victim, back), "state");
  });

  it("works once, and not for a HEAD", async () => {
    const { me } = await linked();
    const browser = new Browser(house.origin);
    const back = await wayBack(browser, plain, me);
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const head = await fetch(new URL(back.pathname + back.search, house.origin), {
      method: "HEAD",
      headers: { cookie },
      redirect: "manual",
    });
    expect(head.headers.getSetCookie().join()).not.toContain("session");
    const thief = browser.copy();
    expect((await follow(browser, back)).location).toBe(`${plain}/espace`);
    await expectRefused(thief, await follow(thief, back), "had served");
  });

  it("is not started by another site", async () => {
    const browser = new Browser(house.origin, { "sec-fetch-site": "cross-site" });
    expect((await browser.get(`${plain}/connexion/fournisseur`)).location).toBe(`${plain}/connexion`);
    expect([...browser.cookies.keys()].join()).not.toContain("provider");
  });

  it("is not fetched for a source that failed too often", async () => {
    const source = { "x-forwarded-for": "203.0.113.77" };
    const inVain = async () => {
      const browser = new Browser(house.origin, source);
      const { location } = await browser.get(`${plain}/connexion/fournisseur`);
      const state = new URL(location ?? "").searchParams.get("state");
      await browser.get(`${plain}/connexion/retour?code=x&state=${state}&iss=${provider.issuer}`);
      return JSON.parse(house.warnings.at(-1) ?? "{}").reason as string;
    };
    const reasons: string[] = [];
    for (let times = 0; times < 21; times += 1) reasons.push(await inVain());
    expect(reasons.slice(0, 20).every((reason) => reason.includes("invalid_grant"))).toBe(true);
    expect(reasons.at(-1)).toContain("too many came back in vain");
  });

  it("LOG-05: a successful sign-in spends nothing of the network and global request limits", async () => {
    const asked = () =>
      house.ctx.db.inTransaction((trx) =>
        trx.selectFrom("budget").select(["network", "spent"]).where("kind", "=", "asks").execute(),
      );
    const { me } = await linked();
    const before = await asked();
    const browser = new Browser(house.origin, { "x-forwarded-for": "203.0.113.78" });
    expect((await vouchedFor(browser, plain, me)).location).toBe(`${plain}/espace`);
    expect(await asked()).toEqual(before);
  });

  it("is refused in another space", async () => {
    const { me } = await linked();
    const browser = new Browser(house.origin);
    const back = await wayBack(browser, plain, me);
    for (const [name, value] of browser.cookies)
      browser.cookies.set(name.replace("identites", "fortes"), value);
    back.pathname = back.pathname.replace(plain, strong);
    await expectRefused(browser, await follow(browser, back), "state", strong);
  });
});

describe("an account is never found by its e-mail (OID-01, ASVS V10.5.2)", () => {
  it("opens nothing to another subject with the address of an account, and links it only by its number", async () => {
    const { who } = await linked();
    const thief: Login = { sub: "thief", email: who.email, numbers: [nextNumber()] };
    const browser = new Browser(house.origin);
    expect((await vouchedFor(browser, plain, thief)).location).toBe(`${plain}/connexion/liaison`);
    expect(await isIn(browser, plain)).toBe(false);
    const answer = await link(browser, plain, who.number);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain("ne vous rattache pas à ce numéro");
    expect(await isIn(browser, plain)).toBe(false);
  });

  it("opens nothing to another subject with the number of an account but not its password", async () => {
    const { who, me } = await linked();
    const colleague: Login = { sub: "colleague", email: who.email, numbers: me.numbers ?? [] };
    const browser = new Browser(house.origin);
    expect((await vouchedFor(browser, plain, colleague)).location).toBe(`${plain}/connexion/liaison`);
    expect((await browser.get(`${plain}/connexion/liaison`)).text).not.toContain(who.email);
    expect(await isIn(browser, plain)).toBe(false);
  });

  it("opens nothing to a person without a number", async () => {
    const browser = new Browser(house.origin);
    const answer = await vouchedFor(browser, plain, { sub: "nobody", email: "a@boite.example" });
    expect(answer.location).toBe(`${plain}/connexion`);
    expect((await browser.get(`${plain}/connexion`)).text).toContain("rattachée à aucun numéro");
  });
});
