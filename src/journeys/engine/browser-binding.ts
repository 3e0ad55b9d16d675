import type { FastifyRequest } from "fastify";
import { hashToken } from "#account/sessions/token.ts";
import type { Context } from "#context.ts";
import { clearCookie, readCookie, setCookie } from "#http/cookies.ts";
import { type JourneyId, readId } from "#kernel/ids.ts";
import { findJourney, type JourneyRow } from "./journeys.queries.ts";
import type { AnsweredVisit } from "./step.ts";

/** Found by the cookie of this browser, which holds the secret of the row. */
export async function rowOfBrowser(
  ctx: Context,
  kind: string,
  request: FastifyRequest,
): Promise<JourneyRow | undefined> {
  const [id, secret] = (readCookie(request, `journey-${kind}`) ?? "").split(".");
  const journeyId = readId<JourneyId>(id ?? "");
  if (!journeyId || !secret) return undefined;
  return ctx.db.inTransaction((trx) => findJourney(trx, kind, journeyId, hashToken(secret)));
}

export const bindBrowser = (visit: AnsweredVisit, kind: string, id: JourneyId, secret: string) =>
  keep(visit, `journey-${kind}`, `${id}.${secret}`);

export const forgetJourney = (visit: AnsweredVisit, kind: string) =>
  clearCookie(visit.request, visit.reply, `journey-${kind}`);

/** Keeps a link in a cookie, out of the address bar, the history and the Referer (REC-08). */
export const keepLink = (visit: AnsweredVisit, token: string) => keep(visit, "link", token);

export const forgetLink = (visit: AnsweredVisit) => clearCookie(visit.request, visit.reply, "link");

/** The lifetime of a journey: a phone that dropped the tab finds the page again. */
function keep(visit: AnsweredVisit, name: "link" | `journey-${string}`, value: string) {
  setCookie(visit.request, visit.reply, name, value, visit.space.policy.lifetimes.journey);
}
