import type { FastifyReply, FastifyRequest } from "fastify";
import { findFactors, hasFactors } from "#account/factors/factors.queries.ts";
import { wasEnded } from "#account/sessions/ended-sessions.queries.ts";
import { findSession, type Session } from "#account/sessions/sessions.queries.ts";
import type { Context } from "#context.ts";
import { announce } from "#http/answers/announce.ts";
import { seeOther } from "#http/answers/redirect.ts";
import { clearCookie } from "#http/cookies.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { AnnouncementKey } from "#subject/words.ts";
import { keepWanted } from "./kept/wanted-page.ts";

/** No session is open, or a required second factor must be set up first. */
export type NoEntry = { over: AnnouncementKey } | { leads: string };

const factorsPath = "/espace/securite";

export async function findOpenSession(
  trx: SpaceTransaction,
  { space }: Context,
  token: string,
  needsFactor: boolean,
): Promise<NoEntry | { session: Session }> {
  const { lifetimes, signIn } = space.policy;
  const session = await findSession(trx, token, lifetimes);
  // The page only says that the session ended. Who ended it, and how, is shown after a sign-in.
  if (!session) return { over: (await wasEnded(trx, token, lifetimes)) ? "session-ended" : "session-over" };
  if (signIn.secondFactor === "required" && needsFactor)
    if (!hasFactors(await findFactors(trx, session.accountId))) return { leads: factorsPath };
  return { session };
}

/** Redirects to the sign-in, and keeps the page that was asked for. A script gets 401. */
export function leaveOutside(
  { space }: Context,
  { byScript }: { byScript?: true },
  request: FastifyRequest,
  reply: FastifyReply,
  over: AnnouncementKey | null,
) {
  if (byScript) return reply.code(401).send();
  keepWanted(request, reply, space);
  if (over) {
    clearCookie(request, reply, "session");
    announce(request, reply, over);
  }
  return seeOther(reply, `/${space.id}/connexion`);
}
