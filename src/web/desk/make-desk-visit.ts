import type { FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "#context.ts";
import { csrfToken } from "#http/forms/csrf.ts";
import { visitorOf } from "#http/visitors/visitor.ts";
import { mayDo, type StaffMember, type StaffRole } from "#kernel/actor.ts";
import { accountBar } from "../member-visit.ts";
import type { Desk } from "./desk.ts";
import type { DeskWeb, Entered } from "./desk-scope.ts";
import type { DeskVisit } from "./desk-visit.ts";

type At = {
  entered: Entered;
  desk: Desk | null;
  ctx: Context;
  role: StaffRole;
  request: FastifyRequest;
  reply: FastifyReply;
};

/** Does not take the pending announcement. */
export function deskVisit(
  { ctx: office, portals, desks }: DeskWeb,
  { entered: { session, found }, desk, ctx, role, request, reply }: At,
): DeskVisit {
  const visitor = visitorOf(request);
  const top = `/${office.space.id}`;
  const home = ctx === office ? top : `${top}/${ctx.space.id}`;
  const csrf = csrfToken(request, reply);
  const as = (there: StaffRole): StaffMember => ({ ...memberOf({ session, found }), role: there, visitor });
  const acting = (context: Context, there: StaffRole) => ({
    ...context,
    actor: { kind: "staff" as const, member: as(there) },
  });
  const spaces = portals.flatMap((portal) => {
    const there = found.roles.get(portal.space.id);
    return there ? [{ space: portal.space, role: there, ctx: acting(portal, there) }] : [];
  });
  return {
    ctx: acting(ctx, role),
    office,
    session,
    visitor,
    request,
    space: ctx.space,
    home,
    csrf,
    member: as(role),
    account: accountBar(office.space, { session, modules: [], current: home, csrf }),
    spaces,
    desks: desks.filter(({ opens }) => mayDo(role, opens)),
    desk,
    isConfirmed: found.isConfirmed,
  };
}

export const memberOf = ({ session, found }: Entered) => ({
  id: session.accountId,
  name: `${session.firstName} ${session.lastName}`.trim() || found.email,
  email: found.email,
  sessionId: session.id,
});
