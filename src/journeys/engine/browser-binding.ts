import type { FastifyRequest } from "fastify";
import { hashToken } from "#account/sessions/token.ts";
import type { Context } from "#context.ts";
import { clearCookie, readCookie, setCookie } from "#http/cookies.ts";
import { type JourneyId, readId } from "#kernel/ids.ts";
import { findJourney, type JourneyRow } from "./journeys.queries.ts";
import type { AnsweredVisit } from "./step.ts";

/** The row that this browser's cookie names and whose secret it holds; another browser's does not exist. */
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

/** Gives this browser the secret of that row. */
export const bindBrowser = (visit: AnsweredVisit, kind: string, id: JourneyId, secret: string) =>
  keep(visit, `journey-${kind}`, `${id}.${secret}`);

export const forgetJourney = (visit: AnsweredVisit, kind: string) =>
  clearCookie(visit.request, visit.reply, `journey-${kind}`);

/** Keeps the link that a mail led here with, out of the address bar: no history, no Referer has it (REC-08). */
export const keepLink = (visit: AnsweredVisit, token: string) => keep(visit, "link", token);

export const forgetLink = (visit: AnsweredVisit) => clearCookie(visit.request, visit.reply, "link");

/**
 * Whatever leads back to a journey is kept as long as a journey lives: a phone that dropped the tab, or all of its
 * browser, finds the page again. A row that a worker needs longer, for a letter, outlives its cookie.
 */
function keep(visit: AnsweredVisit, name: "link" | `journey-${string}`, value: string) {
  setCookie(visit.request, visit.reply, name, value, visit.space.policy.lifetimes.journey);
}
