import type { FastifyReply, FastifyRequest } from "fastify";
import { asHolder } from "#account/sessions/as-holder.ts";
import type { Session } from "#account/sessions/sessions.queries.ts";
import type { Context } from "#context.ts";
import { csrfToken } from "#http/forms/csrf.ts";
import { visitorOf } from "#http/visitors/visitor.ts";
import type { AccountBar } from "#ui/frame/account-bar.tsx";
import type { Module } from "./module.ts";
import type { MemberVisit } from "./visit.ts";

type Inside = {
  session: Session;
  modules: readonly Module[];
  /** The module of the page; `null`: not a page. */
  module: Module | null;
};

/** Does not take the pending announcement. */
export function memberVisit(
  ctx: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  { session, modules, module }: Inside,
): MemberVisit {
  const { space } = ctx;
  const visitor = visitorOf(request);
  const home = `/${space.id}`;
  const csrf = csrfToken(request, reply);
  const account: AccountBar = {
    holderName: `${session.firstName} ${session.lastName}`.trim() || session.organisation,
    current: home + (module?.menu.path ?? "/espace"),
    menu: modules.map(({ menu }) => ({ label: menu.label, icon: menu.icon, href: home + menu.path })),
    signOutAction: `${home}/deconnexion`,
    extendAction: `${home}/espace/prolonger`,
    csrf,
    idle: space.policy.lifetimes.sessionIdle,
    endsAt: session.endsAt,
    endsIn: session.endsIn,
  };
  return {
    ctx: asHolder(ctx, session, visitor),
    visitor,
    request,
    space,
    home,
    csrf,
    account,
    session,
    modules,
  };
}
