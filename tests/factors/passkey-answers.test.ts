import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { minutes } from "#kernel/duration.ts";
import { cleanUp } from "../../src/start/clean-up.ts";
import { Browser } from "../support/browser.ts";
import { activePerson, type Person, usualPassword } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { travel } from "../support/travel.ts";
import { givePassword, isSignedIn, journalOf, verification } from "./owners.ts";
import { softKey } from "./soft-key.ts";

let house: RunningHouse;
let person: Person & { key: ReturnType<typeof softKey> };
let browser: Browser;
beforeAll(async () => {
  house = await runHouse({ instances: 2, worker: false });
});
afterAll(() => house.close());
beforeEach(async () => {
  person = await ownerOfPasskey();
  browser = new Browser(house.origin);
  expect((await givePassword(browser, person)).location).toBe(verification);
});

async function ownerOfPasskey() {
  const owner = await activePerson(house.ctx);
  const key = softKey();
  await house.ctx.db.inTransaction((trx) =>
    trx
      .insertInto("passkey")
      .values({
        account_id: owner.accountId,
        credential_id: key.id,
        public_key: key.publicKey,
        counter: "5",
        name: "Clé",
        transports: ["internal"],
      })
      .execute(),
  );
  return { ...owner, key };
}

const show = (credential: string) => browser.post(verification, { choice: "passkey", credential });

/** The options that the page gives the browser. */
async function options() {
  const { text } = await browser.get(verification);
  const json = /data-options="([^"]+)"/.exec(text)?.[1]?.replaceAll("&quot;", '"') ?? "";
  return JSON.parse(json);
}

describe("a passkey at sign-in", () => {
  it("gets a new challenge in each sign-in, one for all its tabs; none is stored in plain text", async () => {
    const [first, second] = [await options(), await options()];
    expect(first.challenge).toBe(second.challenge);
    await givePassword(browser, person);
    expect((await options()).challenge).not.toBe(first.challenge);
    expect(second).toMatchObject({ rpId: "127.0.0.1", userVerification: "preferred" });
    expect(second.allowCredentials.map(({ id }: { id: string }) => id)).toEqual([person.key.id]);
    const { rows } = await house.ctx.db.inTransaction((trx) =>
      sql<{ kept: string }>`select challenge as kept from passkey_challenge`.execute(trx),
    );
    expect(rows.map(({ kept }) => kept)).not.toContain(second.challenge);
  });

  it.each(["", "{}", "null", "[]", "x", '{"id":1}', `{"id":"${"a".repeat(16_000)}"}`])(
    "is refused as %.20j, without a counted try",
    async (answer) => {
      await options();
      expect((await show(answer)).status).toBe(400);
      expect(await journalOf(house.ctx, person)).toEqual(["password_proven"]);
    },
  );

  it("opens the session once, and its signature count is stored", async () => {
    const { challenge } = await options();
    const answer = person.key.answer({ challenge, counter: 6 });
    expect((await show(answer)).location).toBe("/npfr/espace");
    expect(await isSignedIn(browser)).toBe(true);
    const again = new Browser(house.origin);
    await givePassword(again, person);
    expect((await again.post(verification, { choice: "passkey", credential: answer })).status).toBe(409);
    await again.get(verification);
    expect((await again.post(verification, { choice: "passkey", credential: answer })).status).toBe(401);
    expect(await isSignedIn(again)).toBe(false);
    await givePassword(browser, person);
    const next = await options();
    const sameCount = person.key.answer({ challenge: next.challenge, counter: 6 });
    expect((await show(sameCount)).status).toBe(401);
  });

  it("still works after a thief of the password has loaded the page and tried", async () => {
    const { challenge } = await options();
    const thief = new Browser(house.origin);
    await givePassword(thief, person);
    await thief.get(verification);
    await thief.post(verification, {
      choice: "passkey",
      credential: person.key.answer({ challenge, counter: 6 }),
    });
    expect((await show(person.key.answer({ challenge, counter: 6 }))).location).toBe("/npfr/espace");
  });

  it("opens one session for fifty concurrent answers on two instances", async () => {
    const { challenge } = await options();
    const answer = person.key.answer({ challenge, counter: 6 });
    const twins = Array.from({ length: 50 }, (_, place) => browser.copy(house.origins[place % 2]));
    await Promise.all(
      twins.map((twin) => twin.post(verification, { choice: "passkey", credential: answer })),
    );
    const ins = await Promise.all(twins.map(isSignedIn));
    expect(ins.filter(Boolean)).toHaveLength(1);
  });

  it.each([
    ["whose count did not go up", { counter: 5 }],
    ["whose count went back", { counter: 1 }],
    ["given on another site", { origin: "http://127.0.0.1:3001" }],
    ["given to another party", { rpId: "exemple.example" }],
    ["to another challenge", { challenge: "A".repeat(43) }],
  ])("is refused with an answer %s", async (_, otherwise) => {
    const { challenge } = await options();
    expect((await show(person.key.answer({ challenge, counter: 6, ...otherwise }))).status).toBe(401);
    expect(await journalOf(house.ctx, person)).toEqual(["password_proven", "factor_refused"]);
    expect(await isSignedIn(browser)).toBe(false);
  });

  it("is refused when it answers the page of another browser", async () => {
    const thief = new Browser(house.origin);
    await givePassword(thief, person);
    await thief.get(verification);
    const { challenge } = await options();
    const credential = person.key.answer({ challenge, counter: 6 });
    expect((await thief.post(verification, { choice: "passkey", credential })).status).toBe(401);
  });

  it("is refused when it is another person’s, even correctly signed, and the tries are counted", async () => {
    const other = await ownerOfPasskey();
    for (const status of [401, 401, 429, 429]) {
      const { challenge } = await options();
      expect((await show(other.key.answer({ challenge, counter: 6 }))).status).toBe(status);
    }
    expect(await journalOf(house.ctx, person)).toEqual([
      "password_proven",
      "factor_refused",
      "factor_refused",
      "locked",
    ]);
    expect(await isSignedIn(browser)).toBe(false);
  });

  it("works within five minutes, once; an expired challenge costs no try", async () => {
    const { challenge } = await options();
    await travel(house.database, minutes(5));
    const late = await show(person.key.answer({ challenge, counter: 6 }));
    expect(late.status).toBe(409);
    expect(late.text).toContain("aucun essai n’est perdu");
    expect(await journalOf(house.ctx, person)).toEqual(["password_proven"]);
    await travel(house.database, minutes(6));
    await cleanUp(house.ctx);
    const { rows } = await house.ctx.db.inTransaction((trx) =>
      sql`select from passkey_challenge where expires_at < now()`.execute(trx),
    );
    expect(rows).toHaveLength(0);
  });
});

/** Shaped like a new passkey; it spends its challenge. */
const madeUp = JSON.stringify({
  id: "AAAA",
  rawId: "AAAA",
  type: "public-key",
  clientExtensionResults: {},
  response: { clientDataJSON: "AAAA", attestationObject: "AAAA" },
});

describe("a passkey being added", () => {
  it("needs a recent password, in the same session", async () => {
    const newcomer = await activePerson(house.ctx);
    const [here, elsewhere] = [new Browser(house.origin), new Browser(house.origin)];
    for (const one of [here, elsewhere]) await givePassword(one, newcomer);
    const path = "/npfr/espace/securite/cle";
    expect((await here.get(`${path}/nouvelle`)).location).toBe(path);
    await here.get(path);
    const begun = await here.post(path, { current_password: usualPassword });
    expect(begun.location).toBe(`${path}/nouvelle`);
    expect((await elsewhere.get(`${path}/nouvelle`)).location).toBe(path);
    await elsewhere.post(`${path}/nouvelle`, { name: "Clé", credential: madeUp });
    const { text } = await here.get(`${path}/nouvelle`);
    expect(/challenge&quot;:&quot;([\w-]+)/.exec(text)?.[1]).toMatch(/^[\w-]{43}$/);
    expect((await here.post(`${path}/nouvelle`, { name: "Clé", credential: "{}" })).status).toBe(400);
    expect((await here.post(`${path}/nouvelle`, { name: "", credential: "" })).text).toContain(
      "Donnez un nom",
    );
    await travel(house.database, minutes(5));
    expect((await here.get(`${path}/nouvelle`)).location).toBe(path);
  });
});
