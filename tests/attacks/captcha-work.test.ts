import type { Challenge } from "altcha-lib";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { workFor } from "#captcha/proof-of-work.ts";
import { keysFrom } from "#infra/sealing/keys.ts";
import { Browser } from "../support/browser.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { captchaIn, proveWork, type Shown, workOn } from "../support/solve-captcha.ts";

let house: RunningHouse;
let browser: Browser;
beforeAll(async () => {
  house = await runHouse({ instances: 2, space: "adherent", worker: false });
});
afterAll(() => house.close());
beforeEach(() => {
  browser = new Browser(house.origin);
});

const path = "/adherent/connexion";
let count = 0;

/** The status of a post for a new number, and the passwords it had checked. */
async function attempt(fields: Record<string, string>, by = browser) {
  const before = house.verifications();
  count += 1;
  const { status } = await by.post(path, {
    number: `55${String(count).padStart(4, "0")}`,
    password: "faux",
    ...fields,
  });
  return { status, judged: house.verifications() - before };
}
const refused = { status: 400, judged: 0 };
const judged = { status: 401, judged: 1 };

const shown = async () => captchaIn((await browser.get(path)).text);
type Proof = { challenge: Challenge; solution: { counter: number; derivedKey: string } };
const opened = (proof: string): Proof => JSON.parse(Buffer.from(proof, "base64").toString());
const closed = (proof: unknown) => Buffer.from(JSON.stringify(proof)).toString("base64");
const answer = ({ token }: Shown, captcha_proof: string) => ({
  captcha: token,
  captcha_choice: "",
  captcha_proof,
});

it("replaces the pictures once, on either instance", async () => {
  const proof = await proveWork(browser, path);
  const elsewhere = browser.copy(house.origins[1]);
  expect(await attempt(proof)).toEqual(judged);
  expect(await attempt(proof, elsewhere)).toEqual(refused);
  expect(await attempt(await proveWork(elsewhere, path), elsewhere)).toEqual(judged);
});

it("is accepted for its own challenge only", async () => {
  const first = await shown();
  const proof = await workOn(browser, first);
  expect(await attempt(answer(await shown(), proof))).toEqual(refused);
  expect(await attempt(answer(first, proof))).toEqual(judged);
});

it("is given only to the visitor of the challenge", async () => {
  const { token } = await shown();
  const stranger = new Browser(house.origin);
  await stranger.get(path);
  expect((await stranger.get(`/adherent/anti-robot/${token}/preuve`)).status).toBe(404);
});

it("is the same for a challenge however many times it is requested", async () => {
  const { token } = await shown();
  const ask = async () => (await browser.get(`/adherent/anti-robot/${token}/preuve`)).text;
  const set = await Promise.all(Array.from({ length: 20 }, ask));
  expect(new Set(set).size).toBe(1);
});

it.each<[string, (challenge: Challenge) => unknown]>([
  ["an empty object", () => ({})],
  ["no solution", (challenge) => ({ challenge })],
  [
    "work that was not done",
    (challenge) => ({ challenge, solution: { counter: 1, derivedKey: "00".repeat(32) } }),
  ],
])("refuses %s", async (_, forge) => {
  const challenge = await shown();
  const asked = await browser.get(`/adherent/anti-robot/${challenge.token}/preuve`);
  const proof = closed(forge(JSON.parse(asked.text)));
  expect(await attempt(answer(challenge, proof))).toEqual(refused);
});

it.each<[string, (proof: Proof, token: string) => unknown]>([
  ["an array", (proof) => [proof]],
  [
    "the prefix alone",
    ({ challenge, solution }) => ({
      challenge,
      solution: { ...solution, derivedKey: challenge.parameters.keyPrefix },
    }),
  ],
  [
    "easier work",
    ({ challenge, solution }) => ({
      challenge: { ...challenge, parameters: { ...challenge.parameters, cost: 1 } },
      solution,
    }),
  ],
  [
    "another signature",
    ({ challenge, solution }) => ({ challenge: { ...challenge, signature: "00".repeat(32) }, solution }),
  ],
  [
    "no signature",
    ({ challenge, solution }) => ({ challenge: { parameters: challenge.parameters }, solution }),
  ],
  [
    "another end signed by nobody",
    ({ challenge, solution }) => ({
      challenge: { ...challenge, parameters: { ...challenge.parameters, keySignature: "00".repeat(32) } },
      solution,
    }),
  ],
])("refuses %s", async (_, forge) => {
  const challenge = await shown();
  const proof = opened(await workOn(browser, challenge));
  expect(await attempt(answer(challenge, closed(forge(proof, challenge.token))))).toEqual(refused);
});

it("refuses malformed proofs, and work signed with another key", async () => {
  for (const sent of ["x", "e30=", "a".repeat(4000), closed(null)])
    expect(await attempt(answer(await shown(), sent))).toEqual(refused);
  const challenge = await shown();
  const own = await workOn(browser, challenge);
  const forged = await workFor(keysFrom("a forger"), challenge.token);
  expect(await attempt(answer(challenge, closed({ ...opened(own), challenge: forged })))).toEqual(refused);
});
