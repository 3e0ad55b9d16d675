import type { FastifyReply, FastifyRequest } from "fastify";
import { asHolder } from "#account/sessions/as-holder.ts";
import type { Session } from "#account/sessions/sessions.queries.ts";
import type { Context } from "#context.ts";
import { csrfToken } from "#http/forms/csrf.ts";
import { visitorOf } from "#http/visitors/visitor.ts";
import type { Space } from "#spaces/space.ts";
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
  const current = home + (module?.menu.path ?? "/espace");
  const account = accountBar(space, { session, modules, current, csrf });
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

type Shown = { session: Session; modules: readonly Module[]; current: string; csrf: string };

/** What every page shows to a signed-in holder. `current`: the address of the page. */
export function accountBar({ id, policy }: Space, { session, modules, current, csrf }: Shown): AccountBar {
  const home = `/${id}`;
  return {
    holderName: `${session.firstName} ${session.lastName}`.trim() || session.organisation,
    current,
    menu: modules.map(({ menu }) => ({ label: menu.label, icon: menu.icon, href: home + menu.path })),
    signOutAction: `${home}/deconnexion`,
    extendAction: `${home}/espace/prolonger`,
    csrf,
    idle: policy.lifetimes.sessionIdle,
    endsAt: session.endsAt,
    endsIn: session.endsIn,
  };
}
