import { expect } from "vitest";
import { newToken } from "#account/token.ts";
import type { Context } from "#context.ts";
import { beginJourney } from "#journeys/journeys.queries.ts";
import { isServed } from "#journeys/served.rules.ts";
import { hours } from "#kernel/duration.ts";
import { type JourneyId, type LetterId, newId } from "#kernel/ids.ts";
import type { Space } from "#spaces/space.ts";
import { Browser } from "../support/browser.ts";
import { activePerson, personOnFile, personWithLetters } from "../support/persons.ts";
import type { RunningHouse } from "../support/running-house.ts";
import { walksOf } from "./places.ts";

const visitor = { source: "127.0.0.1", browser: "x" };

/** What the states of each journey keep, for people who have all it takes to go on. */
const keeping: Record<string, (ctx: Context) => Promise<Record<string, unknown>>> = {
  "sign-in": async (ctx) => {
    const { accountId, holderId } = await activePerson(ctx);
    const judgedHash = await ctx.passwords.hash("x");
    const letterId = newId<LetterId>();
    return {
      link_identity: { provider: "FranceConnect", person: "x", identity: "x", numbers: null },
      second_factor: { accountId, holderId, judgedHash },
      choose_password: { holderId, letterId },
    };
  },
  "provisional-credentials": async (ctx) => {
    const { holderId } = await personWithLetters(ctx);
    const chosen = { holderId, email: "choisie@boite.example", passwordHash: await ctx.passwords.hash("x") };
    const letter = await ctx.db.inTransaction((trx) =>
      trx
        .selectFrom("letter")
        .select(["id as letterId", "enrolment_id as enrolmentId"])
        .where("holder_id", "=", holderId)
        .where("kind", "=", "provisional_password")
        .executeTakeFirstOrThrow(),
    );
    return {
      choose_credentials: { holderId, ...letter },
      mail_sent: { ...chosen, ...letter },
      correct_address: { ...chosen, ...letter },
    };
  },
  "registry-secret": async (ctx) => {
    const { holderId } = await personOnFile(ctx, { mail: true });
    const recognised = { holderId, letterId: null };
    const email = "choisie@boite.example";
    const chosen = { ...recognised, email, passwordHash: await ctx.passwords.hash("x") };
    return { choose_credentials: recognised, mail_sent: chosen, correct_address: chosen };
  },
  "link-recovery": async (ctx) => {
    const { accountId, holderId } = await activePerson(ctx);
    return { mail_sent: { email: "a@boite.example", visitor }, choose_password: { accountId, holderId } };
  },
  "code-and-link": async (ctx) => {
    const { number, email, holderId } = await activePerson(ctx);
    return { give_code: { number, email, visitor }, choose_password: { holderId } };
  },
  "code-to-contact": async (ctx) => {
    const { number, holderId } = await personOnFile(ctx, { mail: true, phone: true });
    return {
      choose_channel: { number },
      enter_code: { number, channel: "mail", visitor },
      letter_announced: { number, visitor },
      choose_password: { holderId },
    };
  },
};

/** Whatever a step may want, all at once and right. */
export const everything = {
  email: "tout@boite.example",
  email_confirmation: "tout@boite.example",
  password: "Prune violette 93",
  password_confirmation: "Prune violette 93",
  choice: "resend",
  number: "N0000000",
  code: "123456",
};

/** What every state that stands on a row keeps, by "kind.state"; a finished state keeps `null`. */
export async function keptIn(space: Space, ctx: Context): Promise<Record<string, unknown>> {
  const kept = walksOf(space).map(async ({ journey }) =>
    Object.entries((await keeping[journey.kind]?.(ctx)) ?? {})
      .filter(([state]) => isServed(journey, state, space.policy))
      .map(([state, data]) => [`${journey.kind}.${state}`, data]),
  );
  return Object.fromEntries((await Promise.all(kept)).flat());
}

/** The cookie in which a browser keeps a journey of that kind. */
export const cookieOf = (space: Space, kind: string) => `parvis-${space.id}-journey-${kind}`;

/** A row in that state, with its secret, and a browser that does not have them yet. */
export async function standAt(
  { ctx, origin }: RunningHouse,
  { kind, state }: { kind: string; state: string },
  kept: Record<string, unknown>,
) {
  const id = newId<JourneyId>();
  const secret = newToken();
  const data = kept[`${kind}.${state}`];
  expect(data, `what ${kind}.${state} keeps`).toBeDefined();
  await ctx.db.inTransaction((trx) =>
    beginJourney(trx, { id, kind, state, data, secretHash: secret.hash, lifetime: hours(1) }),
  );
  const browser = new Browser(origin);
  await browser.get(`/${ctx.space.id}/connexion`);
  return { id, secret: secret.value, browser };
}
