import type { FastifyReply, FastifyRequest } from "fastify";
import { findFactors, hasFactors } from "#account/factors/factors.queries.ts";
import { wasEnded } from "#account/sessions/ended-sessions.queries.ts";
import { findSession, type Session } from "#account/sessions/sessions.queries.ts";
import type { Context } from "#context.ts";
import { announce } from "#http/answers/announce.ts";
import { seeOther } from "#http/answers/redirect.ts";
import { clearCookie, readCookie } from "#http/cookies.ts";
import type { AnnouncementKey } from "#subject/words.ts";
import type { SpaceWeb } from "#web.ts";

/** A request of someone who is signed in. */
export type SignedIn = { request: FastifyRequest; reply: FastifyReply; session: Session };

/** The live session of this request, its idle time beginning anew; `null` for anybody else. */
export async function sessionOf(ctx: Context, request: FastifyRequest): Promise<Session | null> {
  const token = readCookie(request, "session");
  if (!token) return null;
  return ctx.db.inTransaction((trx) => findSession(trx, token, ctx.space.policy.lifetimes));
}

/** Lets only people signed in to this space through; the others are shown the way in. */
export const signedIn =
  (ctx: Context, page: (visit: SignedIn) => Promise<unknown>) =>
  async (request: FastifyRequest, reply: FastifyReply) => {
    const session = await sessionOf(ctx, request);
    if (session && (await owesFactor(ctx, request, session)))
      return seeOther(reply, `/${ctx.space.id}${factorsPath}`);
    if (session) return page({ request, reply, session });
    const token = readCookie(request, "session");
    if (token) {
      clearCookie(request, reply, "session");
      announce(request, reply, await whyOver(ctx, token));
    }
    return seeOther(reply, `/${ctx.space.id}/connexion`);
  };

/** Ended by somebody, or by time alone: who did it and how is for those who sign in to read. */
async function whyOver({ db, space }: Context, token: string): Promise<AnnouncementKey> {
  const ended = await db.inTransaction((trx) => wasEnded(trx, token, space.policy.lifetimes));
  return ended ? "session-ended" : "session-over";
}

/** Where second factors are set up: all that is open to who must have one, and has none. */
const factorsPath = "/espace/securite";

async function owesFactor({ db, space }: Context, { url }: FastifyRequest, { accountId }: Session) {
  if (space.policy.signIn.secondFactor !== "required") return false;
  if (url.startsWith(`/${space.id}${factorsPath}`)) return false;
  return !hasFactors(await db.inTransaction((trx) => findFactors(trx, accountId)));
}

/** Whoever is signed in has no use for the doors: looking at one leads in. What is posted there is judged as ever. */
export function leadInside({ routes, ctx }: SpaceWeb, doors: readonly string[]) {
  const home = `/${ctx.space.id}`;
  routes.addHook("onRequest", async (request, reply) => {
    const isAtDoor =
      request.method === "GET" && doors.some((door) => request.routeOptions.url === home + door);
    if (!isAtDoor || !(await sessionOf(ctx, request))) return;
    announce(request, reply, "already-signed-in");
    return seeOther(reply, `${home}/espace`);
  });
}
