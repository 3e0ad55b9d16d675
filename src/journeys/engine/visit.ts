import type { FastifyReply, FastifyRequest } from "fastify";
import { takeAnnouncement } from "#http/answers/announce.ts";
import { readCookie } from "#http/cookies.ts";
import { csrfToken, visitorSecret } from "#http/forms/csrf.ts";
import { visitorOf } from "#http/visitors/visitor.ts";
import type { JourneyId } from "#kernel/ids.ts";
import { announcementFor } from "#subject/contributed.ts";
import type { SpaceWeb } from "#web.ts";
import type { AnsweredVisit } from "./step.ts";

/** What a step needs to know of a request. */
export function visitOf(
  web: SpaceWeb,
  request: FastifyRequest,
  reply: FastifyReply,
  journeyId: JourneyId,
): AnsweredVisit {
  return {
    ctx: web.ctx,
    space: web.ctx.space,
    request,
    reply,
    journeyId,
    visitor: visitorOf(request),
    home: `/${web.ctx.space.id}`,
    csrf: csrfToken(request, reply),
    visitorSecret: visitorSecret(request, reply),
    knownBrowser: readCookie(request, "browser"),
    captcha: null,
    mayPass: false,
    announcement:
      request.method === "GET"
        ? announcementFor(web.ctx.contributed, takeAnnouncement(request, reply))
        : undefined,
  };
}
