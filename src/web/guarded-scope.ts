import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { findFactors, hasFactors } from "#account/factors/factors.queries.ts";
import { wasEnded } from "#account/sessions/ended-sessions.queries.ts";
import { findSession, type Session } from "#account/sessions/sessions.queries.ts";
import type { Context } from "#context.ts";
import { announce } from "#http/answers/announce.ts";
import { seeOther } from "#http/answers/redirect.ts";
import { clearCookie, readCookie } from "#http/cookies.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { AnnouncementKey } from "#subject/words.ts";
import type { Answer, GuardedRoute } from "./guarded-route.ts";
import { memberVisit } from "./member-visit.ts";
import type { Module } from "./module.ts";
import type { SpaceWeb } from "./space-web.ts";
import type { MemberVisit } from "./visit.ts";
import { keepWanted } from "./wanted-page.ts";

declare module "fastify" {
  interface FastifyInstance {
    isGuarded?: boolean;
  }
}

const guardedPath = /^\/[^/]+\/(?:espace|gestion)(?:\/|$)/;

/** Closed by default: the server does not start with a route behind the sign-in outside a guarded scope. */
export function refuseUnguarded(app: FastifyInstance): void {
  app.addHook("onRoute", function (this: FastifyInstance, { url }) {
    if (guardedPath.test(url) && !this.isGuarded)
      throw new Error(`${url} is hung outside of the guarded scope`);
  });
}

export function guardedScope(
  web: SpaceWeb,
  modules: readonly Module[],
  others: readonly GuardedRoute[],
): void {
  web.routes.register(async (routes) => {
    routes.decorate("isGuarded", true);
    const scope = { routes, ctx: web.ctx, modules };
    for (const module of modules)
      for (const route of module.routes(web.ctx.space)) hang(scope, route, module);
    for (const route of others) hang(scope, route, null);
  });
}

type Scope = SpaceWeb & { modules: readonly Module[] };

function hang(scope: Scope, route: GuardedRoute, module: Module | null): void {
  const { method, path: url, opens, accepts } = route;
  scope.routes.route({
    ...accepts,
    method,
    url,
    config: { ...accepts?.config, opens },
    handler: (request, reply) => answer(scope, route, module, request, reply),
  });
}

/** One transaction finds the session and reads the page; drawing and announcing come after it. */
async function answer(
  { ctx, modules }: Scope,
  route: GuardedRoute,
  module: Module | null,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const token = readCookie(request, "session");
  if (!token) return refuse(ctx, route, request, reply, null);
  const found = await ctx.db.inTransaction((trx) =>
    look(trx, ctx, route, token, (session) => memberVisit(ctx, request, reply, { session, modules, module })),
  );
  if ("over" in found) return refuse(ctx, route, request, reply, found.over);
  if ("leads" in found) return seeOther(reply, `/${ctx.space.id}${found.leads}`);
  return found.answer(reply);
}

type Found = { over: AnnouncementKey } | { leads: string } | { answer: Answer };

async function look(
  trx: SpaceTransaction,
  { space }: Context,
  route: GuardedRoute,
  token: string,
  visitOf: (session: Session) => MemberVisit,
): Promise<Found> {
  const { lifetimes, signIn } = space.policy;
  const session = await findSession(trx, token, lifetimes);
  // The page only says that the session ended. Who ended it, and how, is shown after a sign-in.
  if (!session) return { over: (await wasEnded(trx, token, lifetimes)) ? "session-ended" : "session-over" };
  if (signIn.secondFactor === "required" && route.opens !== "own-factors")
    if (!hasFactors(await findFactors(trx, session.accountId))) return { leads: factorsPath };
  return { answer: await route.look(trx, visitOf(session)) };
}

const factorsPath = "/espace/securite";

function refuse(
  { space }: Context,
  { byScript }: GuardedRoute,
  request: FastifyRequest,
  reply: FastifyReply,
  over: AnnouncementKey | null,
) {
  if (byScript) return reply.code(401).send();
  keepWanted(request, reply, space.id);
  if (over) {
    clearCookie(request, reply, "session");
    announce(request, reply, over);
  }
  return seeOther(reply, `/${space.id}/connexion`);
}
