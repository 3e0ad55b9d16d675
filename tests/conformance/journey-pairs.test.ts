import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashToken, newToken } from "#account/token.ts";
import { beginJourney } from "#journeys/journeys.queries.ts";
import { walks } from "#journeys/walks.ts";
import { hours } from "#kernel/duration.ts";
import { type JourneyId, newId } from "#kernel/ids.ts";
import { Browser } from "../support/browser.ts";
import { asSuperuser } from "../support/database-server.ts";
import { activePerson, personWithLetters } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";

/** Every step of every journey that stands on a row: generated from the tables, so that none is forgotten. */
const places = Object.values(walks).flatMap((walk) =>
  Object.entries(walk.steps)
    .filter(([state]) => state !== walk.journey.start)
    .map(([state, step]) => ({
      walk,
      kind: walk.journey.kind,
      state,
      path: `/npfr${walk.path}${step.path}`,
    })),
);
const pairs = places.flatMap((stood) => places.map((asked) => ({ stood, asked })));

let house: RunningHouse;
let dataOf: Record<string, unknown>;
beforeAll(async () => {
  house = await runHouse({ worker: false });
  const { holderId } = await personWithLetters(house.ctx);
  const { accountId, holderId: recovering } = await activePerson(house.ctx);
  const chosen = {
    holderId,
    email: "choisie@boite.example",
    passwordHash: await house.ctx.passwords.hash("x"),
  };
  const letter = await house.ctx.db.inTransaction((trx) =>
    trx
      .selectFrom("letter")
      .select(["id as letterId", "enrolment_id as enrolmentId"])
      .where("holder_id", "=", holderId)
      .where("kind", "=", "provisional_password")
      .executeTakeFirstOrThrow(),
  );
  dataOf = {
    "provisional-credentials.choose_credentials": { holderId, ...letter },
    "provisional-credentials.mail_sent": { ...chosen, ...letter },
    "provisional-credentials.correct_address": { ...chosen, ...letter },
    "link-recovery.mail_sent": { email: "a@boite.example", visitor: { source: "127.0.0.1", browser: "x" } },
    "link-recovery.choose_password": { accountId, holderId: recovering },
  };
});
afterAll(() => house.close());

/** Whatever a step may want, all at once and right. */
const everything = {
  email: "tout@boite.example",
  password: "Prune violette 93",
  password_confirmation: "Prune violette 93",
  choice: "resend",
};

async function stand(place: (typeof places)[number]) {
  const id = newId<JourneyId>();
  const secret = newToken();
  const data = dataOf[`${place.kind}.${place.state}`];
  expect(data, `what ${place.kind}.${place.state} keeps`).toBeDefined();
  await house.ctx.db.inTransaction((trx) =>
    beginJourney(trx, {
      id,
      kind: place.kind,
      state: place.state,
      data,
      secretHash: secret.hash,
      lifetime: hours(1),
    }),
  );
  const browser = new Browser(house.origin);
  await browser.get("/npfr/connexion");
  return { id, secret: secret.value, browser };
}

const cookieOf = (kind: string) => `parvis-npfr-journey-${kind}`;

/** Everything a step could have changed. */
const world = () =>
  asSuperuser(house.database.superuserUrl, async (client) => {
    const tables = ["journey", "mail", "account", "session", "link", "security_event", "letter", "enrolment"];
    const parts = tables.map((table) => `(select json_agg(t order by t::text) from ${table} t) as ${table}`);
    return JSON.stringify((await client.query(`select ${parts.join(", ")}`)).rows);
  });

describe("a step of one journey with the row of another place", () => {
  it("has every place of every table among its pairs", () => {
    expect(Object.keys(dataOf).sort()).toEqual(places.map(({ kind, state }) => `${kind}.${state}`).sort());
    expect(pairs).toHaveLength(places.length ** 2);
  });

  it.each(pairs.filter(({ stood, asked }) => stood !== asked))(
    "$stood.kind.$stood.state is no way into $asked.kind.$asked.state",
    async ({ stood, asked }) => {
      const { id, secret, browser } = await stand(stood);
      browser.cookies.set(cookieOf(stood.kind), `${id}.${secret}`);
      // Its own cookie, and the same value under the name the other journey reads.
      browser.cookies.set(cookieOf(asked.kind), `${id}.${secret}`);
      const before = await world();
      const answer = await browser.post(asked.path, everything);
      expect([303, 410]).toContain(answer.status);
      if (answer.location) expect(answer.location).not.toBe(asked.path);
      expect(await world()).toBe(before);
    },
  );
});

describe.each(places)("$kind.$state", (place) => {
  const refusals = {
    "without a cookie": () => null,
    "from another browser": ({ id }: { id: string }) => `${id}.${newToken().value}`,
    "with another row's id": ({ secret }: { secret: string }) => `${newId()}.${secret}`,
    "with a damaged cookie": ({ id }: { id: string }) => `${id}`,
  };

  it.each(Object.entries(refusals))("is refused %s", async (_, cookie) => {
    const stood = await stand(place);
    const value = cookie(stood);
    if (value) stood.browser.cookies.set(cookieOf(place.kind), value);
    const before = await world();
    expect((await stood.browser.post(place.path, everything)).status).toBe(410);
    expect((await stood.browser.get(place.path)).location).toBe(`/npfr${place.walk.path}`);
    expect(await world()).toBe(before);
  });

  it("is refused with a row of another space, or one that has expired", async () => {
    for (const change of ["space_id = 'ailleurs'", "expires_at = now() - interval '1 second'"]) {
      const stood = await stand(place);
      stood.browser.cookies.set(cookieOf(place.kind), `${stood.id}.${stood.secret}`);
      await asSuperuser(house.database.superuserUrl, (client) =>
        client.query(`update journey set ${change} where id = $1`, [stood.id]),
      );
      const before = await world();
      expect((await stood.browser.post(place.path, everything)).status).toBe(410);
      expect(await world()).toBe(before);
    }
  });

  it("opens to the browser that stands there", async () => {
    const { id, secret, browser } = await stand(place);
    browser.cookies.set(cookieOf(place.kind), `${id}.${secret}`);
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
