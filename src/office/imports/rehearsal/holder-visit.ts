import type { FastifyRequest } from "fastify";
import { asHolder } from "#account/sessions/as-holder.ts";
import type { Session } from "#account/sessions/sessions.queries.ts";
import type { Context } from "#context.ts";
import { newId } from "#kernel/ids.ts";
import { accountBar } from "#web/member-visit.ts";
import type { Module } from "#web/module.ts";
import type { MemberVisit } from "#web/visit.ts";
import type { RehearsedHolder } from "./rehearsed-pages.queries.ts";

type Inside = {
  modules: readonly Module[];
  module: Module;
  /** Where this page of the rehearsal, and those beside it, will be read. */
  addressOf(module: Module): string;
};

const nobody = { source: "", browser: "" };

/** The visit of a holder who is not there: without a session, a token or a reply, so that its forms post nothing. */
export function holderVisit(
  ctx: Context,
  holder: RehearsedHolder,
  { modules, module, addressOf }: Inside,
): MemberVisit {
  const { space } = ctx;
  const { session: lasts } = space.policy.lifetimes;
  const session: Session = {
    ...holder,
    id: newId(),
    endsAt: new Date(Date.now() + lasts),
    endsIn: lasts,
  };
  const current = addressOf(module);
  const account = {
    ...accountBar(space, { session, modules, current, csrf: "" }),
    menu: modules.map((one) => ({ label: one.menu.label, icon: one.menu.icon, href: addressOf(one) })),
  };
  const home = `/${space.id}`;
  return {
    ctx: asHolder(ctx, session, nobody),
    visitor: nobody,
    // Pages read the address, for their filters, and its parameters.
    request: { url: home + module.menu.path, params: {}, query: {}, headers: {} } as FastifyRequest,
    space,
    home,
    csrf: "",
    account,
    session,
    modules,
    announcement: {
      tone: "info",
      title: "Répétition d’un import",
      text: "Cette page n’existe pas encore : elle est telle que ce titulaire la verrait une fois l’import appliqué.",
    },
  };
}
