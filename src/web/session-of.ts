import type { FastifyRequest } from "fastify";
import { findSession, type Session } from "#account/sessions/sessions.queries.ts";
import type { Context } from "#context.ts";
import { announce } from "#http/answers/announce.ts";
import { seeOther } from "#http/answers/redirect.ts";
import { readCookie } from "#http/cookies.ts";
import { isOutage } from "#infra/db/outage.ts";
import type { SpaceWeb } from "./space-web.ts";

/** The live session of a request outside of the guarded scope, or `null`. Finding it restarts its idle time. */
export async function sessionOf(ctx: Context, request: FastifyRequest): Promise<Session | null> {
  const token = readCookie(request, "session");
  if (!token) return null;
  return ctx.db.inTransaction((trx) => findSession(trx, token, ctx.space.policy.lifetimes));
}

/** For pages that need no session: while the database is away, they are shown as to a stranger. */
export async function sessionIfReachable(ctx: Context, request: FastifyRequest): Promise<Session | null> {
  try {
    return await sessionOf(ctx, request);
  } catch (error) {
    if (isOutage(error)) return null;
    throw error;
  }
}

/** Redirects a signed-in holder from a sign-in or enrolment page to the account. A form posted there is processed. */
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
