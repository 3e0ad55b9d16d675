import type { FastifyRequest } from "fastify";
import { hashToken } from "#account/token.ts";
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

/**
 * Gives this browser the secret of that row, for as long as the row may live: a phone that dropped the tab, or
 * all of its browser, finds the page again.
 */
export function bindBrowser(visit: AnsweredVisit, kind: string, id: JourneyId, secret: string) {
  const { journey: lifetime } = visit.space.policy.lifetimes;
  setCookie(visit.request, visit.reply, `journey-${kind}`, `${id}.${secret}`, lifetime);
}

export const forgetJourney = (visit: AnsweredVisit, kind: string) =>
  clearCookie(visit.request, visit.reply, `journey-${kind}`);
