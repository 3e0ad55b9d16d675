import { sql } from "kysely";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashToken, newToken } from "#account/sessions/token.ts";
import { newId } from "#kernel/ids.ts";
import { spaces } from "#spaces/index.ts";
import { sante } from "#spaces/sante/space.ts";
import { ruleOf, spaceWith } from "../openid/identity-provider.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { type Place, placesOf } from "./places.ts";
import { cookieOf, everything, keptIn, standAt } from "./standing.ts";

/** Every table that a step could change. */
const worldOf = async (client: Client) => {
  const tables = ["journey", "mail", "sms", "account", "session", "link", "security_event"];
  tables.push("letter", "enrolment", "code", "decoy", "post_request", "attempt", "iban_budget");
  const parts = tables.map((table) => `(select json_agg(t order by t::text) from ${table} t) as ${table}`);
  return JSON.stringify((await client.query(`select ${parts.join(", ")}`)).rows);
};

/** The built-in space, and one whose sign-in also leads to an identity provider. */
const provided = spaceWith(sante, "identites", ruleOf("https://identite.example"));

describe.each([...spaces, provided])("ACT-06: the journeys of $id", (space) => {
  const home = `/${space.id}`;
  const places = placesOf(space);
  const pairs = places.flatMap((stood) => places.map((asked) => ({ stood, asked })));
  const world = () => worldOf(superuser);

  let house: RunningHouse;
  let superuser: Client;
  let dataOf: Record<string, unknown>;
  beforeAll(async () => {
    house = await runHouse({
      worker: false,
      space: space.id,
      extraSpaces: space === provided ? [provided] : [],
      env: space === provided ? { PARVIS_OPENID_SECRETS: `${provided.id}=secret` } : {},
    });
    superuser = new Client({ connectionString: house.database.superuserUrl });
    await superuser.connect();
    dataOf = await keptIn(space, house.ctx);
  });
  afterAll(async () => {
    await superuser.end();
    await house.close();
  });

  const stand = (place: Place) => standAt(house, place, dataOf);

  describe("a step of one journey with the row of another step", () => {
    it("is tried for every pair of steps", () => {
      expect(Object.keys(dataOf).sort()).toEqual(places.map(({ kind, state }) => `${kind}.${state}`).sort());
      expect(pairs).toHaveLength(places.length ** 2);
    });

    it.each(pairs.filter(({ stood, asked }) => stood !== asked))(
      "$stood.kind, $stood.state is no way into $asked.kind, $asked.state",
      async ({ stood, asked }) => {
        const { id, secret, browser } = await stand(stood);
        browser.cookies.set(cookieOf(space, stood.kind), `${id}.${secret}`);
        // Its own cookie, and the same value under the cookie name of the other journey.
        browser.cookies.set(cookieOf(space, asked.kind), `${id}.${secret}`);
        const before = await world();
        const answer = await browser.post(asked.path, everything);
        expect([303, 410]).toContain(answer.status);
        if (answer.location) expect(answer.location).not.toBe(asked.path);
        expect(await world()).toBe(before);
      },
    );
  });

  describe.each(places)("$kind, $state", (place) => {
    const refusals = {
      "without a cookie": () => null,
      "from another browser": ({ id }: { id: string }) => `${id}.${newToken().value}`,
      "with another row's id": ({ secret }: { secret: string }) => `${newId()}.${secret}`,
      "with a damaged cookie": ({ id }: { id: string }) => `${id}`,
    };

    it.each(Object.entries(refusals))("is refused %s", async (_, cookie) => {
      const stood = await stand(place);
      const value = cookie(stood);
      if (value) stood.browser.cookies.set(cookieOf(space, place.kind), value);
      const before = await world();
      expect((await stood.browser.post(place.path, everything)).status).toBe(410);
      expect((await stood.browser.get(place.path)).location).toBe(home + place.walk.path);
      expect(await world()).toBe(before);
    });

    it("is refused with a row of another space, or an expired one", async () => {
      for (const change of ["space_id = 'ailleurs'", "expires_at = now() - interval '1 second'"]) {
        const stood = await stand(place);
        stood.browser.cookies.set(cookieOf(space, place.kind), `${stood.id}.${stood.secret}`);
        await superuser.query(`update journey set ${change} where id = $1`, [stood.id]);
        const before = await world();
        expect((await stood.browser.post(place.path, everything)).status).toBe(410);
        expect(await world()).toBe(before);
      }
    });

    it("opens in the browser of the journey", async () => {
      const { id, secret, browser } = await stand(place);
      browser.cookies.set(cookieOf(space, place.kind), `${id}.${secret}`);
      expect((await browser.get(place.path)).status).toBe(200);
      const kept = await house.ctx.db.inTransaction((trx) =>
        sql<{
          same: boolean;
        }>`select browser_secret_hash = ${hashToken(secret)} as same from journey where id = ${id}`.execute(
          trx,
        ),
      );
      expect(kept.rows[0]?.same).toBe(true);
    });
  });
});
