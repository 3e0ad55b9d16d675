import { expect } from "vitest";
import { newToken } from "#account/sessions/token.ts";
import type { Context } from "#context.ts";
import { beginJourney } from "#journeys/engine/journeys.queries.ts";
import { isServed } from "#journeys/served.rules.ts";
import { walks } from "#journeys/walks.ts";
import { hours } from "#kernel/duration.ts";
import { type JourneyId, newId } from "#kernel/ids.ts";
import type { Space } from "#spaces/space.ts";
import { Browser } from "../support/browser.ts";
import { onLoadedPage } from "../support/loaded-page.ts";
import type { RunningHouse } from "../support/running-house.ts";
import { keeping } from "./kept-states.ts";
import { type Place, walksOf } from "./places.ts";

/** Valid values for every field that a step may read. */
export const everything = {
  email: "tout@boite.example",
  email_confirmation: "tout@boite.example",
  password: "Prune violette 93",
  password_confirmation: "Prune violette 93",
  choice: "resend",
  number: "N0000000",
  code: "123456",
};

/** The data of every state with a row, by "kind.state". */
export async function keptIn(space: Space, ctx: Context): Promise<Record<string, unknown>> {
  const kept = walksOf(space).map(async ({ journey }) =>
    Object.entries((await keeping[journey.kind]?.(ctx)) ?? {})
      .filter(([state]) => isServed(journey, state, space.policy))
      .map(([state, { data }]) => [`${journey.kind}.${state}`, data]),
  );
  return Object.fromEntries((await Promise.all(kept)).flat());
}

/** The cookie in which a browser keeps a journey of that kind. */
export const cookieOf = (space: Space, kind: string) => `parvis-${space.id}-journey-${kind}`;

/** A row in that state, with its secret, and a browser without them. */
export function standAt(
  house: RunningHouse,
  place: Pick<Place, "kind" | "state">,
  kept: Record<string, unknown>,
) {
  const data = kept[`${place.kind}.${place.state}`];
  expect(data, `what ${place.kind}.${place.state} keeps`).toBeDefined();
  return stand(house, house.ctx, place, data);
}

const journeyOf = (kind: string) => {
  const walk = Object.values(walks).find(({ journey }) => journey.kind === kind);
  if (!walk) throw new Error(`there is no journey ${kind}`);
  return walk.journey;
};

/** The same, for a row with that data and a browser that sends these headers. */
export async function stand(
  house: RunningHouse,
  ctx: Context,
  { kind, state }: Pick<Place, "kind" | "state">,
  data: unknown,
  headers: Record<string, string> = {},
) {
  const id = newId<JourneyId>();
  const secret = newToken();
  await ctx.db.inTransaction((trx) =>
    beginJourney(trx, {
      id,
      journey: journeyOf(kind),
      state,
      data,
      secretHash: secret.hash,
      lifetime: hours(1),
    }),
  );
  const browser = new Browser(house.origin, headers);
  await onLoadedPage(ctx, browser, `/${ctx.space.id}/connexion`);
  return { id, secret: secret.value, browser };
}
