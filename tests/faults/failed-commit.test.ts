import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Context } from "#context.ts";
import { spaceDb } from "#infra/db/space-db.ts";
import type { Chosen } from "#journeys/credentials/enrolling.ts";
import { linkToken } from "#journeys/proofs/link/link-token.ts";
import { issueLink } from "#journeys/proofs/link/links.queries.ts";
import { hours } from "#kernel/duration.ts";
import { addressKey } from "#kernel/text/text.ts";
import { spaces } from "#spaces/index.ts";
import { sante } from "#spaces/sante/space.ts";
import type { Space } from "#spaces/space.ts";
import { keeping } from "../attacks/kept-states.ts";
import { placesOf } from "../attacks/places.ts";
import { cookieOf, stand } from "../attacks/standing.ts";
import { inSpace, newPassword } from "../attacks/three-spaces.ts";
import { codeOf } from "../factors/codes.ts";
import { beginApplication } from "../factors/owners.ts";
import { ruleOf, spaceWith } from "../openid/identity-provider.ts";
import { type Answer, Browser } from "../support/browser.ts";
import { asSuperuser } from "../support/database-server.ts";
import { usualPassword } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";

/** The built-in spaces, and one whose sign-in also leads to an identity provider. */
const provided = spaceWith(sante, "identites", ruleOf("https://identite.example"));
const everySpace = [...spaces, provided];

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({
    worker: false,
    extraSpaces: [provided],
    env: { PARVIS_OPENID_SECRETS: "identites=secret" },
  });
});
afterAll(() => house.close());

const contextOf = (space: Space): Context => ({
  ...house.ctx,
  space,
  db: spaceDb(house.database.db, space.id),
});

/** Each write to one of these tables fails at COMMIT, not before. */
const failingCommits = (tables: readonly string[], work: () => Promise<Answer>) =>
  asSuperuser(house.database.superuserUrl, async (client) => {
    await client.query(`create or replace function refuse_commit() returns trigger language plpgsql as
      $$ begin raise exception 'this commit fails'; end $$`);
    for (const table of tables)
      await client.query(`create constraint trigger refused after insert or update or delete on ${table}
        deferrable initially deferred for each row execute function refuse_commit()`);
    const answer = await work();
    for (const table of tables) await client.query(`drop trigger refused on ${table}`);
    return answer;
  });

/** Cookies that would announce or grant what was rolled back; the visitor cookie does neither. */
const given = ({ headers }: Answer) =>
  headers.getSetCookie().filter((cookie) => !cookie.includes("-visitor="));

const expectSilence = (answer: Answer) => expect([answer.status, ...given(answer)]).toEqual([500]);

describe.each(everySpace)("a failed commit in $id", (space) => {
  const places = placesOf(space);

  it.each(places)("of $kind, $state announces and grants nothing", async (place) => {
    const ctx = contextOf(space);
    const kept = (await keeping[place.kind]?.(ctx))?.[place.state];
    if (!kept) throw new Error("what that state keeps is not known");
    for (const form of kept.forms) {
      const { id, secret, browser } = await stand(house, ctx, place, kept.data);
      browser.cookies.set(cookieOf(ctx.space, place.kind), `${id}.${secret}`);
      expectSilence(await failingCommits(["journey"], () => browser.post(place.path, form)));
    }
  });

  const announced = places.filter(
    ({ kind, state }) => kind === space.policy.enrolment && state === "mail_sent",
  );
  it.each(announced)("of a link followed from $kind shows no page of an opened account", async (place) => {
    const ctx = contextOf(space);
    const kept = (await keeping[place.kind]?.(ctx))?.[place.state];
    const chosen = kept?.data as Chosen;
    const { id: journeyId, secret, browser } = await stand(house, ctx, place, chosen);
    browser.cookies.set(cookieOf(ctx.space, place.kind), `${journeyId}.${secret}`);
    const { holderId, email } = chosen;
    const link = { purpose: "activation", holderId, journeyId, addressKey: addressKey(email) } as const;
    const linkId = await ctx.db.inTransaction((trx) => issueLink(trx, link, hours(1)));
    await browser.get(`/${space.id}/lien/${linkToken(ctx.keys, space.id, linkId)}`);
    expectSilence(await failingCommits(["journey"], () => browser.get(`/${space.id}/lien`)));
  });
});

/** The writes of a member, with the table that records them; after a failed commit each answers an error. */
const changes: Record<string, { table: string; fields: Record<string, string> }> = {
  "/espace/securite/mot-de-passe": {
    table: "account",
    fields: {
      current_password: usualPassword,
      password: newPassword,
      password_confirmation: newPassword,
    },
  },
  "/espace/securite/codes": { table: "recovery_code", fields: { current_password: usualPassword } },
  "/espace/securite/retrait/application": { table: "totp", fields: { current_password: usualPassword } },
  "/deconnexion": { table: "session", fields: {} },
};

describe("a failed commit of a signed-in member", () => {
  it("announces and grants nothing, whatever the change", async () => {
    const [space] = spaces;
    if (!space) throw new Error("there is no space");
    const here = inSpace(space, house);
    const owner = await here.openAccount();
    const [browser, other] = [new Browser(house.origin), new Browser(house.origin)];
    for (const one of [other, browser]) await here.signIn(one, here.loginOf(owner), usualPassword);
    const security = `${here.home}/espace/securite`;
    const others = `${security}/appareils/fin-des-autres`;
    expectSilence(await failingCommits(["session"], () => browser.post(others)));
    const key = await beginApplication(browser, security);
    const added = { code: codeOf(key), current_password: usualPassword };
    const adding = () => browser.post(`${security}/application`, added);
    expectSilence(await failingCommits(["totp"], adding));
    expect((await adding()).status).toBe(200);
    for (const [path, { table, fields }] of Object.entries(changes))
      expectSilence(await failingCommits([table], () => browser.post(here.home + path, fields)));
    expect(await here.isSignedIn(browser)).toBe(true);
  });
});
