import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { seeOther } from "#http/answers/redirect.ts";
import { readCookie } from "#http/cookies.ts";
import type { Answer, GuardedRoute } from "./guarded-route.ts";
import { memberVisit } from "./member-visit.ts";
import type { Module } from "./module.ts";
import { findOpenSession, leaveOutside, type NoEntry } from "./open-session.ts";
import type { SpaceWeb } from "./space-web.ts";

declare module "fastify" {
  interface FastifyInstance {
    isGuarded?: boolean;
    isDoor?: boolean;
  }
}

const guardedPath = /^\/(?:[^/]+\/espace|gestion)(?:\/|$)/;

/** Closed by default: the server does not start with a route behind a sign-in outside of a guarded scope. */
export function refuseUnguarded(app: FastifyInstance): void {
  app.addHook("onRoute", function (this: FastifyInstance, { url }) {
    if (guardedPath.test(url) && !this.isGuarded && !this.isDoor)
      throw new Error(`${url} is hung outside of the guarded scope`);
  });
}

/** The way into the back office, open to everybody: all of it is under the path that is otherwise guarded. */
export function doorsOf(web: SpaceWeb, hang: (doors: SpaceWeb) => void): void {
  web.routes.register(async (routes) => {
    routes.decorate("isDoor", true);
    hang({ ...web, routes });
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
  if (!token) return leaveOutside(ctx, route, request, reply, null);
  const found = await ctx.db.inTransaction(async (trx): Promise<NoEntry | { answer: Answer }> => {
    const open = await findOpenSession(trx, ctx, token, route.opens !== "own-factors");
    if (!("session" in open)) return open;
    const visit = memberVisit(ctx, request, reply, { session: open.session, modules, module });
    return { answer: await route.look(trx, visit) };
  });
  if ("over" in found) return leaveOutside(ctx, route, request, reply, found.over);
  if ("leads" in found) return seeOther(reply, `/${ctx.space.id}${found.leads}`);
  return found.answer(reply);
}
