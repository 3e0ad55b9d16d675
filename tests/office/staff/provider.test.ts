import { afterAll, beforeAll, expect, it } from "vitest";
import { office } from "#spaces/office/space.ts";
import { forgetSteps } from "../../factors/owners.ts";
import {
  clientSecret,
  type RunningProvider,
  ruleOf,
  spaceWith,
  startProvider,
} from "../../openid/identity-provider.ts";
import { vouchedFor } from "../../openid/vouched.ts";
import { Browser } from "../../support/browser.ts";
import { type RunningHouse, runHouse } from "../../support/running-house.ts";
import { codeOf, colleague, staffPassword } from "../staff-desk.ts";

const home = "/gestion";
let provider: RunningProvider;
let house: RunningHouse;

beforeAll(async () => {
  provider = await startProvider([`http://127.0.0.1:3000${home}/connexion/retour`]);
  const rule = ruleOf(provider.issuer, { name: "le compte du service", numberClaims: null });
  house = await runHouse({
    worker: false,
    office: spaceWith(office, office.id, rule),
    env: { PARVIS_OPENID_SECRETS: `gestion=${clientSecret}` },
  });
});
afterAll(async () => {
  await house.close();
  await provider.stop();
});

it("lets members sign in by the provider that the policy of the office names, and still asks for their factor", async () => {
  const who = await colleague(house, { npfr: "agent" });
  const browser = new Browser(house.origin);
  expect((await browser.get(`${home}/connexion`)).text).toContain("Se connecter avec le compte du service");
  const me = { sub: "of-agent" };
  expect((await vouchedFor(browser, home, me)).location).toBe(`${home}/connexion/liaison`);
  const linked = await browser.post(`${home}/connexion/liaison`, {
    email: who.email,
    password: staffPassword,
  });
  expect(linked.location).toBe(`${home}/connexion/verification`);
  await forgetSteps(house.office);
  await browser.post(`${home}/connexion/verification`, { choice: "code", code: codeOf(who) });
  expect((await browser.get(home)).status).toBe(200);
  const another = new Browser(house.origin);
  expect((await vouchedFor(another, home, me)).location).toBe(`${home}/connexion/verification`);
  expect((await another.get(home)).location).toBe(`${home}/connexion`);
});
