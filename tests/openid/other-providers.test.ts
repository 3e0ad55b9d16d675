import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openIdProvider } from "#infra/openid/openid-connect.ts";
import { providerOfSpace } from "#infra/openid/provider-of-space.ts";
import { npfr } from "#spaces/npfr/space.ts";
import { sante } from "#spaces/sante/space.ts";
import type { Space } from "#spaces/space.ts";
import { Browser } from "../support/browser.ts";
import { activePerson } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { clientSecret, type RunningProvider, ruleOf, spaceWith, startProvider } from "./identity-provider.ts";
import { follow, isIn, vouchedFor, wayBack } from "./vouched.ts";

const home = "/citoyens";
const nowhere = "http://127.0.0.1:9";
let provider: RunningProvider;
let house: RunningHouse;

const secrets = ["citoyens", "absents"].map((id) => `${id}=${clientSecret}`).join(",");
const citizens = (issuer: string): Space =>
  spaceWith(npfr, "citoyens", ruleOf(issuer, { name: "FranceConnect", numberClaims: null }));

beforeAll(async () => {
  provider = await startProvider([`http://127.0.0.1:3000${home}/connexion/retour`]);
  house = await runHouse({
    space: "citoyens",
    extraSpaces: [citizens(provider.issuer), spaceWith(sante, "absents", ruleOf(nowhere))],
    env: { PARVIS_OPENID_SECRETS: secrets, PARVIS_PROXIES: "127.0.0.1" },
  });
});
afterAll(async () => {
  await house.close();
  await provider.stop();
});

describe("a provider without numbers, in a space that signs in by e-mail", () => {
  it("is linked by the e-mail and the password, then opens the account alone", async () => {
    const who = await activePerson(house.ctx);
    const me = { sub: "citizen", email: "another@boite.example" };
    const browser = new Browser(house.origin);
    expect((await vouchedFor(browser, home, me)).location).toBe(`${home}/connexion/liaison`);
    const credentials = { email: who.email, password: who.password };
    expect((await browser.post(`${home}/connexion/liaison`, credentials)).location).toBe(`${home}/espace`);
    const another = new Browser(house.origin);
    expect((await vouchedFor(another, home, me)).location).toBe(`${home}/espace`);
  });

  it("opens nothing to another subject with the e-mail of an account (OID-01)", async () => {
    const who = await activePerson(house.ctx);
    const browser = new Browser(house.origin);
    const answer = await vouchedFor(browser, home, { sub: "thief", email: who.email });
    expect(answer.location).toBe(`${home}/connexion/liaison`);
    expect((await browser.get(`${home}/connexion/liaison`)).text).not.toContain(who.email);
    expect(await isIn(browser, home)).toBe(false);
  });
});

describe("an interrupted visit to the provider", () => {
  it("ends with a neutral page, and no failure in the log, when the person cancels", async () => {
    const warned = house.warnings.length;
    const browser = new Browser(house.origin);
    const left = await browser.get(`${home}/connexion/fournisseur`);
    const state = new URL(left.location ?? "").searchParams.get("state") ?? "";
    const back = new URL(`http://127.0.0.1:3000${home}/connexion/retour`);
    back.search = new URLSearchParams({ error: "access_denied", state, iss: provider.issuer }).toString();
    expect((await follow(browser, back)).location).toBe(`${home}/connexion`);
    expect((await browser.get(`${home}/connexion`)).text).toContain("Vous avez quitté la page");
    expect(house.warnings.length).toBe(warned);
  });

  it("ends with the password form, and a line in the log, when the provider is down", async () => {
    const browser = new Browser(house.origin);
    const answer = await browser.get("/absents/connexion/fournisseur");
    expect(answer.location).toBe("/absents/connexion");
    const page = (await browser.get("/absents/connexion")).text;
    expect(page).toContain("Le fournisseur d’identité ne répond pas");
    expect(page).toContain("Mot de passe");
    expect(house.warnings.at(-1)).toContain("unavailable");
  });

  it("opens nothing a second time through the browser's history", async () => {
    const who = await activePerson(house.ctx);
    const browser = new Browser(house.origin);
    const back = await wayBack(browser, home, { sub: `twice-${who.number}` });
    expect((await follow(browser, back)).location).toBe(`${home}/connexion/liaison`);
    expect((await follow(browser, back)).location).toBe(`${home}/connexion`);
  });
});

describe("an installation whose policy names a provider", () => {
  it("does not start without its secret, and names the missing one", async () => {
    const started = runHouse({ extraSpaces: [citizens(provider.issuer)] });
    await expect(started).rejects.toThrow("PARVIS_OPENID_SECRETS n’a pas de secret pour citoyens");
  });

  it("does not start with a secret for an unknown space, or a space without provider", async () => {
    const startWith = (secrets: string) =>
      runHouse({
        extraSpaces: [citizens(provider.issuer)],
        env: { PARVIS_OPENID_SECRETS: `citoyens=secret,${secrets}` },
      });
    await expect(startWith("citoyen=secret")).rejects.toThrow(/pour citoyen, .* écrire citoyens \?/);
    await expect(startWith("npfr=secret")).rejects.toThrow(/pour npfr, .* aucun fournisseur/);
  });
});

describe("a broken provider (OID-01)", () => {
  /** The answer to every request. */
  async function broken(answer: (response: ServerResponse) => void) {
    const server = createServer((_, response) => answer(response));
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const { port } = server.address() as AddressInfo;
    const asked = openIdProvider({
      rule: ruleOf(`http://127.0.0.1:${port}`),
      secret: clientSecret,
      redirectUri: new URL(`http://127.0.0.1:3000${home}/connexion/retour`),
    });
    const trip = { state: "s", nonce: "n", verifier: "v".repeat(43) };
    return {
      leave: () => asked.wayOut(trip),
      close: () => new Promise((closed) => server.closeAllConnections() ?? server.close(closed)),
    };
  }

  it("delays visitors five seconds at most when it never answers, then not at all", async () => {
    const silent = await broken(() => undefined);
    const begun = performance.now();
    const together = await Promise.all(Array.from({ length: 5 }, () => silent.leave()));
    expect(performance.now() - begun).toBeLessThan(9_000);
    for (const left of together) expect(left).toMatchObject({ refusal: { kind: "unavailable" } });
    expect(await silent.leave()).toMatchObject({ refusal: { reason: "left alone for a while" } });
    await silent.close();
  });

  it("is disconnected when its answer exceeds a million characters", async () => {
    let sent = 0;
    const endless = await broken((response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const more = () => {
        while (!response.destroyed && response.write(" ".repeat(65_536))) sent += 65_536;
      };
      response.on("drain", more);
      more();
    });
    expect(await endless.leave()).toMatchObject({ refusal: { kind: "unavailable" } });
    expect(sent).toBeLessThan(16_000_000);
    await endless.close();
  });

  it.each([
    ["not JSON", 200, "<html>"],
    ["an error of its own", 503, "{}"],
    ["another's configuration", 200, JSON.stringify({ issuer: "https://evil.example" })],
  ])("leads nowhere with %s", async (_, status, body) => {
    const odd = await broken((response) => {
      response.writeHead(status, { "content-type": "application/json" }).end(body);
    });
    expect(await odd.leave()).toMatchObject({ ok: false });
    await odd.close();
  });
});

describe("a policy that names a provider it cannot reach", () => {
  it.each([
    ["dont l’adresse (issuer) est illisible", { issuer: "identite" }],
    ["dont l’adresse (issuer) ne commence pas par https://", { issuer: "http://identite.example" }],
    ["dont scope ne contient pas openid", { issuer: "https://identite.example", scope: "profile" }],
  ])("is refused at the start: %s", (why, { issuer, ...more }) => {
    const space = spaceWith(npfr, "citoyens", ruleOf(issuer, more));
    expect(() => providerOfSpace(space, house.config.web)).toThrow(why);
  });
});
