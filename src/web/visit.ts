import type { FastifyReply, FastifyRequest } from "fastify";
import { announcementOf } from "#account/journal/announcements.ts";
import type { Session } from "#account/sessions/sessions.queries.ts";
import type { Context, MemberContext } from "#context.ts";
import { takeAnnouncement } from "#http/answers/announce.ts";
import { csrfToken } from "#http/forms/csrf.ts";
import { visitorOf } from "#http/visitors/visitor.ts";
import { asVisitor } from "#kernel/actor.ts";
import type { Visitor } from "#kernel/visitor.ts";
import type { Space } from "#spaces/space.ts";
import type { Announcement } from "#ui/announcement.ts";
import type { AccountBar } from "#ui/frame/account-bar.tsx";
import type { Module } from "./module.ts";

/** What every page of a space is drawn from: plain values, so that a test draws it without a request. */
export type View = { space: Space; announcement?: Announcement | undefined };

/** The same for a page with a form. */
export type FormView = View & {
  /** `/<slug>`: where every path of the space begins. */
  home: string;
  csrf: string;
};

/** The same behind the sign-in, where the menu stands around it. */
export type MemberView = FormView & { account: AccountBar };

/**
 * One request: who asks (`ctx.actor`), where, and in what frame the answer is drawn. It has no reply: nothing can be
 * said or given before the commit.
 */
export type Visit = FormView & { ctx: Context; visitor: Visitor; request: FastifyRequest };

/** The same of a signed-in holder, with the modules of the space. */
export type MemberVisit = Visit &
  MemberView & { ctx: MemberContext; session: Session; modules: readonly Module[] };

/** What a request tells before anybody is looked up. */
export function visitOf(ctx: Context, request: FastifyRequest, reply: FastifyReply): Visit {
  const visitor = visitorOf(request);
  return {
    ctx: { ...ctx, actor: asVisitor(visitor) },
    visitor,
    request,
    space: ctx.space,
    home: `/${ctx.space.id}`,
    csrf: csrfToken(request, reply),
    announcement: announcementFor(request, reply),
  };
}

/** What the page before left to be said; a form that comes back says its errors alone. */
export const announcementFor = (request: FastifyRequest, reply: FastifyReply): Announcement | undefined =>
  request.method === "GET" ? announcementOf(takeAnnouncement(request, reply)) : undefined;
