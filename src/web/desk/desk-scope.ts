import type { FastifyReply, FastifyRequest } from "fastify";
import type { Session } from "#account/sessions/sessions.queries.ts";
import { appendAudit } from "#audit/append-audit.ts";
import type { Context } from "#context.ts";
import { sendNotFound } from "#http/answers/error-pages.ts";
import { seeOther } from "#http/answers/redirect.ts";
import { readCookie } from "#http/cookies.ts";
import { visitorOf } from "#http/visitors/visitor.ts";
import { highestRole, mayDo, type StaffRole } from "#kernel/actor.ts";
import { findOpenSession, leaveOutside } from "../open-session.ts";
import type { SpaceWeb } from "../space-web.ts";
import type { Desk, DeskRoute } from "./desk.ts";
import { deskVisit, memberOf } from "./make-desk-visit.ts";
import { findRoles, type MemberRoles } from "./roles.queries.ts";

/** `web`: of the back office. */
export type DeskWeb = SpaceWeb & { portals: readonly Context[]; desks: readonly Desk[] };

/** What a member who signed in may reach: `found.roles` is read anew for each request. */
export type Entered = { session: Session; found: MemberRoles };

type Routes = readonly DeskRoute[];

/** Hangs every desk: those of a portal once under each portal, those of the installation once. */
export function deskScope(web: DeskWeb, homes: { ofInstallation: Routes; ofPortal: Routes }): void {
  web.routes.register(async (routes) => {
    routes.decorate("isGuarded", true);
    const scope = { ...web, routes };
    for (const route of homes.ofInstallation) hang(scope, route, null, web.ctx);
    for (const ctx of web.portals) for (const route of homes.ofPortal) hang(scope, route, null, ctx);
    for (const desk of web.desks)
      for (const ctx of desk.scope === "space" ? web.portals : [web.ctx])
        for (const route of desk.routes(ctx.space)) hang(scope, route, desk, ctx);
  });
}

/** `ctx`: of the portal, or of the back office for a desk of the installation. */
function hang(web: DeskWeb, route: DeskRoute, desk: Desk | null, ctx: Context) {
  const { method, path, opens, accepts } = route;
  web.routes.route({
    ...accepts,
    method,
    url: ctx === web.ctx ? path : `/${ctx.space.id}${path}`,
    config: { ...accepts?.config, opens },
    handler: (request, reply) => answer(web, route, desk, ctx, request, reply),
  });
}

/**
 * The session and the roles are found in the back office; the desk then reads in the portal, under its row-level
 * security. What a member may not see has the same answer as what does not exist.
 */
async function answer(
  web: DeskWeb,
  route: DeskRoute,
  desk: Desk | null,
  ctx: Context,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const office = web.ctx;
  const token = readCookie(request, "session");
  if (!token) return leaveOutside(office, route, request, reply, null);
  const entered = await office.db.inTransaction(async (trx) => {
    const open = await findOpenSession(trx, office, token, true);
    return "session" in open ? { ...open, found: await findRoles(trx, open.session) } : open;
  });
  if ("over" in entered) return leaveOutside(office, route, request, reply, entered.over);
  if ("leads" in entered) return seeOther(reply, `/${office.space.id}${entered.leads}`);
  const role = roleIn(entered.found, ctx, office);
  if (!role || !mayDo(role, route.opens)) {
    await noteRefusal(office, entered, request);
    return sendNotFound(request, reply);
  }
  const visit = deskVisit(web, { entered, desk, ctx, role, request, reply });
  const look = await ctx.db.inTransaction((trx) => route.look(trx, visit));
  return look(reply);
}

/** Refused accesses are in the audit of the back office (ASVS V16.3.2): the route, not the address with its ids. */
async function noteRefusal(office: Context, entered: Entered, request: FastifyRequest) {
  const visitor = visitorOf(request);
  const member = {
    ...memberOf(entered),
    role: highestRole([...entered.found.roles.values()]) ?? "agent",
    visitor,
  };
  const effect = { method: request.method, route: request.routeOptions.url ?? "" };
  await office.db.inTransaction((trx) =>
    appendAudit(trx, { ...office, actor: { kind: "staff", member } }, { kind: "access_refused", effect }),
  );
}

/** For the whole installation, the highest role in any portal: the desk then shows each portal by the role there. */
const roleIn = ({ roles }: MemberRoles, ctx: Context, office: Context): StaffRole | undefined =>
  ctx === office ? highestRole([...roles.values()]) : roles.get(ctx.space.id);
