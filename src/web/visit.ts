import type { FastifyReply, FastifyRequest } from "fastify";
import type { Session } from "#account/sessions/sessions.queries.ts";
import type { Context, MemberContext } from "#context.ts";
import { takeAnnouncement } from "#http/answers/announce.ts";
import { csrfToken } from "#http/forms/csrf.ts";
import { visitorOf } from "#http/visitors/visitor.ts";
import { asVisitor } from "#kernel/actor.ts";
import type { Announcement } from "#kernel/announcement.ts";
import type { Visitor } from "#kernel/visitor.ts";
import type { Space } from "#spaces/space.ts";
import { announcementOf } from "#subject/contributed.ts";
import type { AccountBar } from "#ui/frame/account-bar.tsx";
import type { Module } from "./module.ts";

/** Plain values, so that a test draws a page without a request. */
export type View = {
  space: Space;
  announcement?: Announcement | undefined;
  /** Of a holder who is signed in. */
  account?: AccountBar | undefined;
};

export type FormView = View & {
  /** `/<slug>`: where every path of the space begins. */
  home: string;
  csrf: string;
};

export type MemberView = FormView & { account: AccountBar };

/** One request: who sent it (`ctx.actor`) and where. It has no reply: nothing can be sent before the commit. */
export type Visit = FormView & { ctx: Context; visitor: Visitor; request: FastifyRequest };

export type MemberVisit = Visit &
  MemberView & { ctx: MemberContext; session: Session; modules: readonly Module[] };

/** Reads the request, without a query. */
export function visitOf(ctx: Context, request: FastifyRequest, reply: FastifyReply): Visit {
  const visitor = visitorOf(request);
  return {
    ctx: { ...ctx, actor: asVisitor(visitor) },
    visitor,
    request,
    space: ctx.space,
    home: `/${ctx.space.id}`,
    csrf: csrfToken(request, reply),
    announcement: announcementFor(ctx, request, reply),
  };
}

/** Only a GET takes the announcement: a form shown again after a POST shows its errors only. */
export const announcementFor = (
  { contributed, space }: Context,
  request: FastifyRequest,
  reply: FastifyReply,
): Announcement | undefined =>
  request.method === "GET"
    ? announcementOf(contributed, space.wording, takeAnnouncement(request, reply))
    : undefined;
