import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { minutes } from "#kernel/duration.ts";
import { cleanUp } from "../../src/clean-up.ts";
import { Browser } from "../support/browser.ts";
import { activePerson, type Person, usualPassword } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { travel } from "../support/travel.ts";
import { givePassword, isSignedIn, journalOf, verification } from "./owners.ts";

let house: RunningHouse;
let person: Person & { credential: string };
let browser: Browser;
beforeAll(async () => {
  house = await runHouse({ worker: false });
});
afterAll(() => house.close());
beforeEach(async () => {
  person = await ownerOfPasskey();
  browser = new Browser(house.origin);
  expect((await givePassword(browser, person)).location).toBe(verification);
});

async function ownerOfPasskey() {
  const owner = await activePerson(house.ctx);
  const credential = randomBytes(16).toString("base64url");
  await house.ctx.db.inTransaction((trx) =>
    trx
      .insertInto("passkey")
      .values({
        account_id: owner.accountId,
        credential_id: credential,
        public_key: randomBytes(77),
        counter: "0",
        name: "Clé",
        transports: ["internal"],
      })
      .execute(),
  );
  return { ...owner, credential };
}

const show = (credential: string) => browser.post(verification, { choice: "passkey", credential });

/** What the page tells the browser. */
async function options() {
  const { text } = await browser.get(verification);
  const json = /data-options="([^"]+)"/.exec(text)?.[1]?.replaceAll("&quot;", '"') ?? "";
  return JSON.parse(json);
}

/** An answer to that challenge, well formed, that no key has signed. */
function forged(id: string, challenge: string, origin = "http://127.0.0.1:3000") {
  const clientData = JSON.stringify({ type: "webauthn.get", challenge, origin, crossOrigin: false });
  return JSON.stringify({
    id,
    rawId: id,
    type: "public-key",
    clientExtensionResults: {},
    response: {
      clientDataJSON: Buffer.from(clientData).toString("base64url"),
      authenticatorData: randomBytes(37).toString("base64url"),
      signature: randomBytes(70).toString("base64url"),
    },
  });
}

describe("a passkey at sign-in", () => {
  it("gets a challenge of its own on each page, and nothing of it is stored readable", async () => {
    const [first, second] = [await options(), await options()];
    expect(first.challenge).not.toBe(second.challenge);
    expect(second).toMatchObject({ rpId: "127.0.0.1", userVerification: "preferred" });
    expect(second.allowCredentials.map(({ id }: { id: string }) => id)).toEqual([person.credential]);
    const { rows } = await house.ctx.db.inTransaction((trx) =>
      sql<{ kept: string }>`select challenge as kept from passkey_challenge`.execute(trx),
    );
    expect(rows.map(({ kept }) => kept)).not.toContain(second.challenge);
  });

  it.each(["", "{}", "null", "[]", "x", '{"id":1}', `{"id":"${"a".repeat(16_000)}"}`])(
    "is not shown by %.20j, at no cost",
    async (answer) => {
      await options();
      expect((await show(answer)).status).toBe(400);
      expect(await journalOf(house.ctx, person)).toEqual([]);
    },
  );

  it("is refused without its signature, and the tries are counted", async () => {
    for (const status of [401, 401, 429, 429]) {
      const { challenge } = await options();
      expect((await show(forged(person.credential, challenge))).status).toBe(status);
    }
    expect(await journalOf(house.ctx, person)).toEqual(["factor_refused", "factor_refused", "locked"]);
    expect(await isSignedIn(browser)).toBe(false);
  });

  it("is refused when it is somebody else's", async () => {
    const other = await ownerOfPasskey();
    const { challenge } = await options();
    expect((await show(forged(other.credential, challenge))).status).toBe(401);
  });

  it("answers within five minutes, once; a challenge that is over costs no try", async () => {
    const { challenge } = await options();
    await travel(house.database, minutes(5));
    const late = await show(forged(person.credential, challenge));
    expect(late.status).toBe(409);
    expect(late.text).toContain("aucun essai n’est perdu");
    expect(await journalOf(house.ctx, person)).toEqual([]);
    await travel(house.database, minutes(6));
    await cleanUp(house.ctx);
    const { rows } = await house.ctx.db.inTransaction((trx) =>
      sql`select from passkey_challenge where expires_at < now()`.execute(trx),
    );
    expect(rows).toHaveLength(0);
  });
});

describe("a passkey being added", () => {
  it("needs the password just before, in the same session", async () => {
    const newcomer = await activePerson(house.ctx);
    const [here, elsewhere] = [new Browser(house.origin), new Browser(house.origin)];
    for (const one of [here, elsewhere]) await givePassword(one, newcomer);
    const path = "/npfr/espace/securite/cle";
    expect((await here.get(`${path}/nouvelle`)).location).toBe(path);
    await here.get(path);
    const begun = await here.post(path, { current_password: usualPassword });
    expect(begun.location).toBe(`${path}/nouvelle`);
    const challenges = await Promise.all(
      [here, elsewhere].map(
        async (one) => /challenge&quot;:&quot;([\w-]+)/.exec((await one.get(`${path}/nouvelle`)).text)?.[1],
      ),
    );
    expect(challenges[0]).toMatch(/^[\w-]{43}$/);
    expect(challenges[0]).not.toBe(challenges[1]);
    expect((await here.post(`${path}/nouvelle`, { name: "Clé", credential: "{}" })).status).toBe(400);
    expect((await here.post(`${path}/nouvelle`, { name: "", credential: "" })).text).toContain(
      "Donnez un nom",
    );
    await travel(house.database, minutes(5));
    expect((await here.get(`${path}/nouvelle`)).location).toBe(path);
  });
});
