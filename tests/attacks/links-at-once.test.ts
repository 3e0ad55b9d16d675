import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findAccountOfHolder } from "#account/accounts.queries.ts";
import { setPassword } from "#account/password/set-password.actions.ts";
import { endLinks, listLinks } from "#account/providers/provider-links.queries.ts";
import { providerUnlinked } from "#account/providers/provider-unlinked.actions.ts";
import { listSessions } from "#account/sessions/sessions.queries.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { enterByProvider, linkVouched } from "#journeys/sign-in/provider/provider-sign-in.actions.ts";
import { enter } from "#journeys/sign-in/sign-in.actions.ts";
import type { Proven, Vouched } from "#journeys/sign-in/sign-in.journey.ts";
import { asVisitor } from "#kernel/actor.ts";
import { establishment } from "../journeys/enrolments.ts";
import { usualPassword } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";

const visitor = { source: "203.0.113.5", browser: "x" };
let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ space: "sante", worker: false });
});
afterAll(() => house.close());

/** A browser past the password, with a fresh identity from a provider. */
async function aboutToLink() {
  const { ctx } = house;
  const { holderId, number } = await establishment(house, { account: "open" });
  const account = await ctx.db.inTransaction((trx) => findAccountOfHolder(trx, holderId));
  const entered = await enter(ctx, { visitor, knownBrowser: null, mayPass: true }, { number }, usualPassword);
  if (!account || !entered.ok || entered.value.kind !== "session") throw new Error("nobody came in");
  const { opened, proven } = entered.value;
  const identity = randomBytes(32).toString("base64url");
  const vouched: Vouched = { provider: "FranceConnect", person: "x", identity, numbers: [number] };
  return { account, opened, proven, vouched };
}

type Linking = Awaited<ReturnType<typeof aboutToLink>>;

const link = (trx: SpaceTransaction, { vouched, proven, opened }: Linking) =>
  linkVouched(trx, house.ctx, visitor, vouched, proven, opened);

const recover = (trx: SpaceTransaction, { proven }: { proven: Proven }) =>
  setPassword(trx, house.ctx, proven, proven.judgedHash, `${proven.judgedHash}x`);

const linksOf = ({ account }: Linking) => house.ctx.db.inTransaction((trx) => listLinks(trx, account.id));
const sessionsOf = ({ account }: Linking) =>
  house.ctx.db.inTransaction((trx) =>
    listSessions(trx, account.id, house.ctx.space.policy.lifetimes).then((sessions) => sessions.length),
  );

/** The first has done its work, but not committed, when the second starts. */
async function interleaved<A, B>(first: (trx: SpaceTransaction) => Promise<A>, second: () => Promise<B>) {
  const held = Promise.withResolvers<void>();
  const started = Promise.withResolvers<void>();
  const one = house.ctx.db.inTransaction(async (trx) => {
    const result = await first(trx);
    started.resolve();
    await held.promise;
    return result;
  });
  await started.promise;
  const other = second();
  await Promise.race([other, delay(300)]);
  held.resolve();
  return Promise.all([one, other]);
}

describe("a change of password and a link to a provider at once (OID-01, REC-06)", () => {
  it("leaves no link made with the former password when the change commits first", async () => {
    const linking = await aboutToLink();
    const [changed, linked] = await interleaved(
      (trx) => recover(trx, linking),
      () => house.ctx.db.inTransaction((trx) => link(trx, linking)),
    );
    expect([changed, linked]).toEqual([true, false]);
    expect(await linksOf(linking)).toEqual([]);
    expect(await sessionsOf(linking)).toBe(0);
  });

  it("leaves no link when the link commits first", async () => {
    const linking = await aboutToLink();
    const [linked, changed] = await interleaved(
      (trx) => link(trx, linking),
      () => house.ctx.db.inTransaction((trx) => recover(trx, linking)),
    );
    expect([linked, changed]).toEqual([true, true]);
    expect(await linksOf(linking)).toEqual([]);
    expect(await sessionsOf(linking)).toBe(0);
  });
});

describe("an identity removed while it signs in (OID-01)", () => {
  it("leaves no session open after the removal, whichever comes first", async () => {
    for (const removalFirst of [true, false]) {
      const linking = await aboutToLink();
      const { proven, opened, vouched, account } = linking;
      await house.ctx.db.inTransaction((trx) => link(trx, linking));
      const remove = async (trx: SpaceTransaction) => {
        expect(await endLinks(trx, account.id)).toBe(true);
        const of = { ...proven, kept: opened.sessionId };
        await providerUnlinked(trx, house.ctx, asVisitor(visitor), of, "FranceConnect");
      };
      const comeIn = () => enterByProvider(house.ctx, visitor, vouched, null);
      if (removalFirst) await interleaved(remove, comeIn);
      else await Promise.all([comeIn(), house.ctx.db.inTransaction(remove)]);
      expect(await sessionsOf(linking)).toBe(1);
      expect(await linksOf(linking)).toEqual([]);
    }
  });
});
